import { describe, expect, test } from 'vitest';
import { readUsageExport } from './usage-export.ts';

const read = (content: string) => readUsageExport(content, (dollars) => (dollars === '4.25' ? 425n : undefined));
const DAY = 1_764_460_800; // 2025-11-30
const openAi = (result: object, more: object = {}) =>
  JSON.stringify({
    object: 'page',
    data: [{ object: 'bucket', start_time: DAY, end_time: DAY + 86_400, results: [result] }],
    has_more: false,
    ...more,
  });

describe('exports of usage are read as their providers write them [GOV 6.7]', () => {
  test('OpenAI’s usage report, cached tokens within those of the input', () => {
    const result = {
      model: 'gpt-5-2025-08-07',
      num_model_requests: 5,
      input_tokens: 100,
      input_cached_tokens: 80,
      output_tokens: 7,
    };
    const used = [{ day: '2025-11-30', model: 'gpt-5-2025-08-07', requests: 5, tokens: 107 }];
    expect(read(openAi(result))).toMatchObject({ used, problems: [] });
    expect(read(`[${openAi(result)},${openAi(result)}]`).used).toHaveLength(2);
  });

  test('Anthropic’s usage report, whose parts of the input do not overlap', () => {
    const results = [
      {
        model: 'claude-sonnet-4-20250514',
        uncached_input_tokens: 10,
        cache_creation: { ephemeral_1h_input_tokens: 1, ephemeral_5m_input_tokens: 2 },
        cache_read_input_tokens: 4,
        output_tokens: 8,
        server_tool_use: { web_search_requests: 10 },
      },
    ];
    const page = { data: [{ starting_at: '2025-11-30T00:00:00Z', ending_at: '2025-12-01T00:00:00Z', results }] };
    expect(read(JSON.stringify(page))).toMatchObject({
      used: [{ day: '2025-11-30', model: 'claude-sonnet-4-20250514', tokens: 25 }],
      problems: [],
    });
  });

  test('the tables that both let one download, and a plain one of one’s own', () => {
    const downloaded = [
      'start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,model,input_tokens,output_tokens,input_cached_tokens',
      `${DAY},${DAY + 86_400},2025-11-30T00:00:00+00:00,2025-12-01T00:00:00+00:00,proj_1,3,gpt-5,10,5,2`,
    ].join('\r\n');
    expect(read(downloaded).used).toEqual([{ day: '2025-11-30', model: 'gpt-5', requests: 3, tokens: 15 }]);
    const console_ = [
      '\uFEFFusage_date_utc,model_version,api_key,workspace,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_read,usage_output_tokens',
      '2025-11-30,claude-opus-5,"Closer, App",Default,10,2,3,5',
    ].join('\n');
    expect(read(console_).used).toEqual([{ day: '2025-11-30', model: 'claude-opus-5', tokens: 20 }]);
    expect(read('day,model,requests,cost_usd\n2025-11-30,m,3,4.25').used).toEqual([
      { day: '2025-11-30', model: 'm', requests: 3, cost: 425n },
    ]);
  });

  test.each([
    ['{', '/content', 'is not readable JSON'],
    ['{"data":7}', '/content', 'is not a page of a usage report'],
    [openAi({ num_model_requests: 5 }), '/content/data/0/results/0', 'has no model'],
    [openAi({ model: 'm', amount: { value: 1 } }), '/content/data/0/results/0', 'has no requests, tokens or dollars'],
    [
      openAi({ model: 'm', num_model_requests: -1 }),
      '/content/data/0/results/0',
      'has a count that is not a whole number',
    ],
    [openAi({ model: 'm', num_model_requests: 1 }, { has_more: true }), '/content', 'is not the last page'],
    [
      JSON.stringify({ data: [{ start_time: DAY, end_time: DAY + 90_000, results: [] }] }),
      '/content/data/0',
      'is longer than a day',
    ],
    ['x\n', '/content/lines/1', 'has no columns for the day and the model'],
    ['day,model,requests\n30.11.2025,m,1', '/content/lines/2', 'has no day'],
    ['day,model,requests\n2025-11-30,jane.doe@customer-mail.com,1', '/content/lines/2', 'has no model'],
    ['day,model,requests\n2025-11-30,m,many', '/content/lines/2', 'has a count that is not a whole number'],
    ['day,model,cost_usd\n2025-11-30,m,$4', '/content/lines/2', 'has a cost that is not an amount in dollars'],
    ['day,model\n"2025', '/content', 'is not readable CSV'],
  ])('%s is told by place, and never repeated', (content, path, problem) => {
    const { problems } = read(content);
    expect(problems[0]).toMatchObject({ path, problem });
    expect(JSON.stringify(problems)).not.toContain('jane');
  });
});
