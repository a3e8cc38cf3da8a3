import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
const roots: Record<string, string> = { C: 'apps/cli/src/', A: 'apps/server/src/areas/', P: 'apps/server/src/platform/', W: 'apps/web/src/', K: 'packages/' };
const pairs = readFileSync(process.argv[2]!, 'utf8').split('\n').filter((l) => /^[CAPWK] /.test(l)).map((l) => { const [r, a, b] = l.split(' '); return [roots[r!] + a!, roots[r!] + b!] as const; });
type Imp = { module: string; isTypeOnly: boolean; names: { name: string; as?: string; type: boolean }[]; def?: string; star?: string; side: boolean };
const parse = (f: string, t: string) => ts.createSourceFile(f, t, ts.ScriptTarget.ES2024, true, f.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
const rel = (from: string, to: string) => { const r = relative(dirname(from), to); return r.startsWith('.') ? r : `./${r}`; };
const resolveP = (from: string, m: string) => (m.startsWith('.') ? normalize(join(dirname(from), m)) : m);
function split(f: string) {
  const t = readFileSync(f, 'utf8'); const sf = parse(f, t);
  const imps: Imp[] = []; let end = 0; let body = t;
  for (const s of sf.statements) {
    if (!ts.isImportDeclaration(s)) break;
    const module = resolveP(f, (s.moduleSpecifier as ts.StringLiteral).text);
    const c = s.importClause;
    const nb = c?.namedBindings;
    imps.push({ module, isTypeOnly: c?.isTypeOnly ?? false, def: c?.name?.text, star: nb && ts.isNamespaceImport(nb) ? nb.name.text : undefined, side: !c,
      names: nb && ts.isNamedImports(nb) ? nb.elements.map((e) => ({ name: (e.propertyName ?? e.name).text, as: e.propertyName ? e.name.text : undefined, type: e.isTypeOnly || (c?.isTypeOnly ?? false) })) : [] });
    end = s.end;
  }
  body = t.slice(end).replace(/^\n+/, '');
  return { imps, body, sf };
}
function print(f: string, imps: Imp[]) {
  const by = new Map<string, Imp[]>();
  for (const i of imps) by.set(i.module, [...(by.get(i.module) ?? []), i]);
  const out: string[] = [];
  for (const [module, list] of by) {
    const spec = existsSync(module) || /^(apps|packages)\//.test(module) ? rel(f, module) : module;
    for (const i of list) if (i.side) out.push(`import '${spec}';`);
    for (const i of list) if (i.star) out.push(`import ${i.isTypeOnly ? 'type ' : ''}* as ${i.star} from '${spec}';`);
    const def = list.find((i) => i.def);
    const names = new Map<string, { name: string; as?: string; type: boolean }>();
    for (const i of list) for (const n of i.names) { const k = `${n.name}|${n.as ?? ''}`; const o = names.get(k); names.set(k, { ...n, type: (o?.type ?? true) && n.type }); }
    const all = [...names.values()];
    if (all.length === 0 && !def) continue;
    const onlyType = all.every((n) => n.type) && (!def || def.isTypeOnly);
    const text = all.map((n) => `${n.type && !onlyType ? 'type ' : ''}${n.name}${n.as ? ` as ${n.as}` : ''}`).join(', ');
    out.push(`import ${onlyType ? 'type ' : ''}${def ? def.def + (all.length ? ', ' : '') : ''}${all.length ? `{ ${text} }` : ''} from '${spec}';`);
  }
  return out.join('\n');
}
const topNames = (sf: ts.SourceFile) => sf.statements.flatMap((s) => ts.isVariableStatement(s) ? s.declarationList.declarations.flatMap((d) => ts.isIdentifier(d.name) ? [d.name.text] : []) : (ts.isFunctionDeclaration(s) || ts.isTypeAliasDeclaration(s) || ts.isInterfaceDeclaration(s) || ts.isClassDeclaration(s)) && s.name ? [s.name.text] : []);
const files = () => execFileSync('git', ['ls-files', 'apps', 'packages', 'e2e', 'bench', 'demo', 'lint'], { encoding: 'utf8' }).split('\n').filter((f) => /\.tsx?$/.test(f) && existsSync(f));
const texts = new Map(files().map((f) => [f, readFileSync(f, 'utf8')]));
for (const [a, b] of pairs) {
  if (!existsSync(a) || !existsSync(b)) { console.log('MISSING', a, b); continue; }
  const A = split(a), B = split(b);
  const clash = topNames(A.sf).filter((n) => topNames(B.sf).includes(n));
  if (clash.length) { console.log('CLASH', a, b, clash.join(',')); continue; }
  const imps = [...B.imps, ...A.imps].filter((i) => i.module !== a && i.module !== b);
  let body = B.body;
  // re-exports of A from B
  const isDomain = false;
  writeFileSync(b, `${print(b, imps)}\n\n${body.trimEnd()}\n\n${A.body.trimEnd()}\n`);
  texts.set(b, readFileSync(b, 'utf8')); texts.delete(a);
  rmSync(a);
  for (const [f, t] of texts) {
    if (f === b) continue;
    const base = a.split('/').pop()!;
    if (!t.includes(base)) continue;
    const sf = parse(f, t); const edits: [number, number, string][] = [];
    const visit = (n: ts.Node): void => { if (ts.isStringLiteral(n) && n.text.startsWith('.') && resolveP(f, n.text) === a) edits.push([n.getStart(sf), n.end, `'${rel(f, b)}'`]); ts.forEachChild(n, visit); };
    visit(sf);
    if (!edits.length) continue;
    let u = t; for (const [x, y, w] of edits.reverse()) u = u.slice(0, x) + w + u.slice(y);
    writeFileSync(f, u); texts.set(f, u);
    const S = split(f);
    const dup = S.imps.filter((i) => i.module === b).length > 1;
    const self = false;
    if (dup || self) { const v = `${print(f, S.imps)}\n\n${S.body}`; writeFileSync(f, v); texts.set(f, v); }
    // duplicate export-from lines are left to the formatter's eye
    const ex = (readFileSync(f, 'utf8').match(new RegExp(`export (?:type )?\\{[^}]*\\} from '${rel(f, b).replaceAll('.', '\\.')}'`, 'g')) ?? []).length;
    if (ex > 1) console.log('DUPEXPORT', f, rel(f, b));
  }
}
