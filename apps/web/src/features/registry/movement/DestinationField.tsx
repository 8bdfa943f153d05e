import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { destinationsQuery } from './movement.api.ts';
import './movement.words.ts';
import type { OrderDraft } from './order-draft.ts';

type Props = {
  draft: OrderDraft;
  destinationName: string | null;
  onChange: (fields: Partial<OrderDraft>) => void;
};

/** Where a student goes: an organization of the region, which then sees that he comes, or a place in words. */
export function DestinationField({ draft, destinationName, onChange }: Props) {
  const { t } = useTranslation('movement');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const directory = useQuery(destinationsQuery(settled));
  const known = new Map(
    directory.data?.organizations.map(({ id, shortName, municipalityName }) => [
      String(id),
      municipalityName ? `${shortName}, ${municipalityName}` : shortName,
    ]),
  );
  const { destinationOrganizationId: chosen } = draft;
  if (chosen !== null && !known.has(String(chosen)))
    known.set(String(chosen), destinationName ?? `№ ${chosen}`);
  return (
    <>
      <Select
        label={t('destinationOrganization')}
        placeholder={t('organizationSearch')}
        searchable
        clearable
        nothingFoundMessage={t('nobodySearch')}
        filter={({ options }) => options}
        data={[...known].map(([value, label]) => ({ value, label }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(value) =>
          onChange({
            destinationOrganizationId: value === null ? null : Number(value),
            ...(value === null ? {} : { destinationText: null }),
          })
        }
        onSearchChange={setSearch}
      />
      <TextInput
        label={t('destinationText')}
        description={t('destinationTextHint')}
        disabled={chosen !== null}
        value={draft.destinationText ?? ''}
        onChange={(event) => onChange({ destinationText: event.currentTarget.value })}
      />
    </>
  );
}
