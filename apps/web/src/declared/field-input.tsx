import { readDeclared, type DeclaredField } from '@muster/api-client';
import { lists } from '@muster/api-client/declared';
import {
  Checkbox,
  MultiSelect,
  NativeSelect,
  NumberInput,
  PasswordInput,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FieldProps } from '../kit/form/use-fields.tsx';
import { send } from './send.ts';

export type InputProps = {
  field: DeclaredField;
  props: FieldProps;
  value: unknown;
  isFirst: boolean;
  onChange: (value: unknown) => void;
};

/** The input of a declared field, by its type. */
export function FieldInput({ field, props, value, isFirst, onChange }: InputProps) {
  const common = {
    ...props,
    required: field.needed === true,
    ...(field.help === undefined ? {} : { description: field.help }),
    ...(isFirst ? { 'data-autofocus': true } : {}),
  };
  const text = typeof value === 'string' ? value : '';
  const onText = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  switch (field.type) {
    case 'choice':
      return <NativeSelect {...common} value={text} onChange={onText} data={[choose, ...(field.choices ?? [])]} />;
    case 'ref':
      return <RefInput of={field.ref ?? ''} common={common} value={text} onChange={onChange} />;
    case 'flag':
      return (
        <Checkbox
          label={common.label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={onChange} />;
    case 'list': {
      const several = { ...common, value: Array.isArray(value) ? (value as string[]) : [], onChange };
      if (field.choices === undefined) return <TagsInput {...several} />;
      return <MultiSelect {...several} data={[...field.choices]} searchable />;
    }
    case 'instant':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          onChange={(event) => onChange(instantOf(event.currentTarget.value))}
        />
      );
    default: {
      const limit = field.limit === undefined ? {} : { maxLength: field.limit };
      if (field.input === 'secret') return <PasswordInput {...common} {...limit} value={text} onChange={onText} />;
      if (field.input === 'multiline')
        return <Textarea {...common} {...limit} autosize minRows={3} value={text} onChange={onText} />;
      return <TextInput {...common} {...limit} value={text} onChange={onText} />;
    }
  }
}

const choose = { value: '', label: 'Choose' };

const instantOf = (local: string): string | undefined => (local === '' ? undefined : new Date(local).toISOString());

/** A reference to another thing, chosen from its declared list. */
function RefInput({
  of,
  common,
  value,
  onChange,
}: {
  of: string;
  common: FieldProps & { required: boolean };
  value: string;
  onChange: (value: unknown) => void;
}) {
  const list = lists.find((each) => each.noun === of && each.list === 'list');
  const items = useQuery({
    queryKey: ['declared', of],
    queryFn: async () => (list === undefined ? [] : (await readDeclared(send, list)).items),
  }).data;
  return (
    <NativeSelect
      {...common}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        choose,
        ...(items ?? []).filter(isActive).map((item) => ({ value: String(item['id']), label: nameOf(item) })),
      ]}
    />
  );
}

type Item = Readonly<Record<string, unknown>>;

const isActive = ({ state }: Item): boolean => state === undefined || state === 'active';

const nameOf = ({ name, initials, id }: Item): string => String(name ?? initials ?? id);
