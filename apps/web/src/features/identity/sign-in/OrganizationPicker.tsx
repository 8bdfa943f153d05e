import type { OrganizationKind } from '@gorodok/contract';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import '../../registry/registry.words.ts';
import classes from './LandingScreen.module.css';
import { belongsToWay, type Way } from './remembered-organization.ts';
import { directoryQuery, municipalitiesQuery, type DirectorySearch } from './sign-in.api.ts';

const schoolKinds = ['general', 'preschool', 'additional', 'boarding', 'college'] as const;
type Props = { way: Way; onChoose: (organization: { id: number; name: string }) => void };

/** Municipality, kind, and a list that narrows as one types. */
export function OrganizationPicker({ way, onChoose }: Props) {
  const { t } = useTranslation(['signIn', 'registry']);
  const municipalities = useQuery(municipalitiesQuery());
  const [search, setSearch] = useState('');
  const [municipalityId, setMunicipalityId] = useState<number | null>(null);
  const [kind, setKind] = useState<OrganizationKind | null>(
    way === 'authority' ? 'education_authority' : null,
  );
  const [settled] = useDebouncedValue(search, 200);
  return (
    <div className={classes['picker']}>
      <div className={classes['filters']}>
        <NativeSelect
          size="md"
          label={t('municipality')}
          value={municipalityId ?? ''}
          onChange={(event) => setMunicipalityId(Number(event.currentTarget.value) || null)}
          data={[
            { value: '', label: t('anyMunicipality') },
            ...(municipalities.data?.municipalities ?? []).map(({ id, name }) => ({
              value: String(id),
              label: name,
            })),
          ]}
        />
        {way === 'school' ? (
          <NativeSelect
            size="md"
            label={t('kind')}
            value={kind ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setKind(schoolKinds.find((known) => known === value) ?? null);
            }}
            data={[
              { value: '', label: t('anyKind') },
              ...schoolKinds.map((value) => ({ value, label: t(`registry:kind.${value}`) })),
            ]}
          />
        ) : null}
      </div>
      <TextInput
        size="md"
        type="search"
        label={t('search')}
        placeholder={t('searchPlaceholder')}
        leftSection={<IconSearch aria-hidden size={20} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Found search={{ search: settled, municipalityId, kind }} way={way} onChoose={onChoose} />
    </div>
  );
}

function Found({ search, way, onChoose }: Props & { search: DirectorySearch }) {
  const { t } = useTranslation('signIn');
  const directory = useQuery(directoryQuery(search));
  if (directory.isPending) return <ListSkeleton rows={4} height="3.25rem" />;
  if (directory.isError) return <Failure error={directory.error} onRetry={() => void directory.refetch()} />;
  const found = directory.data.organizations.filter(({ kinds }) => belongsToWay(kinds, way));
  return (
    <div aria-busy={directory.isPlaceholderData}>
      <p className={classes['count']} role="status">
        {directory.data.more ? t('more') : found.length > 0 ? t('found', { count: found.length }) : null}
      </p>
      {found.length === 0 ? <Empty title={t('nothing')}>{t('nothingNote')}</Empty> : null}
      <ul className={classes['found']}>
        {found.map(({ id, name, shortName, municipalityName }) => (
          <li key={id}>
            <button type="button" title={name} onClick={() => onChoose({ id, name: shortName })}>
              <span>
                {shortName}
                {municipalityName ? <small>{municipalityName}</small> : null}
              </span>
              <IconChevronRight aria-hidden size={20} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
