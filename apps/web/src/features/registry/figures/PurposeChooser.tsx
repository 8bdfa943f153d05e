import type { ReadinessPeopleQuery } from '@gorodok/contract';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import './figures.words.ts';

export type Purpose = NonNullable<ReadinessPeopleQuery['purpose']>;
const purposes = [
  'sign_in_help',
  'duplicate_check',
  'request_of_citizen',
  'request_of_authority',
  'transfer_between_organizations',
] as const satisfies readonly Purpose[];

type Props = { purpose: Purpose | undefined; onPurpose: (purpose: Purpose | undefined) => void };

/** What a coordinator needs the names for: it is recorded with each name that he is shown. */
export function PurposeChooser({ purpose, onPurpose }: Props) {
  const { t } = useTranslation('figures');
  return (
    <NativeSelect
      label={t('purpose')}
      value={purpose ?? ''}
      onChange={(event) => onPurpose(purposes.find((known) => known === event.currentTarget.value))}
      data={[
        { value: '', label: t('purpose.none') },
        ...purposes.map((value) => ({ value, label: t(`purpose.${value}`) })),
      ]}
    />
  );
}
