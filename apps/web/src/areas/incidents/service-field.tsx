import { Autocomplete } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { FieldProps } from '../../kit/form/use-fields.tsx';
import { catalogQuery } from '../catalog/catalog-queries.ts';

type Props = FieldProps & { value: string; onChange: (name: string) => void };

const MOST_OFFERED = 20;

/** The service it is about, by name: owner and dependents then follow from the catalog. */
export function ServiceField({ value, onChange, ...props }: Props) {
  const known = useInfiniteQuery(catalogQuery).data?.pages.flatMap(({ items }) => items.map(({ name }) => name)) ?? [];
  if (known.length === 0) return null;
  return (
    <Autocomplete
      {...props}
      description="A name from the catalog. The incident then belongs to the team that owns it, unless you choose another."
      data={known}
      limit={MOST_OFFERED}
      maxLength={100}
      value={value}
      onChange={onChange}
    />
  );
}
