import type { OrganizationRecord } from '@gorodok/contract';
import { Button, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import '../registry.words.ts';
import {
  byMunicipality,
  firstOf,
  matches,
  municipalitiesOf,
  organizationKinds,
  type MunicipalityGroup,
  type RegisterFilter,
} from './organization-groups.ts';
import { InnFault } from './InnFault.tsx';
import { OrganizationPanel } from './OrganizationPanel.tsx';
import { organizationRegisterQuery } from './organizations.api.ts';
import './organizations.words.ts';
import classes from './OrganizationsScreen.module.css';

const pageSize = 200;

type Props = {
  filter: RegisterFilter;
  organizationId: number | undefined;
  onFilter: (filter: RegisterFilter) => void;
  onOrganization: (id: number | undefined) => void;
};

/** The coordinator's start page: which organizations there are, and whose ИНН has to be put right. */
export function OrganizationsScreen({ filter, organizationId, onFilter, onOrganization }: Props) {
  const { t } = useTranslation('organizations');
  const register = useQuery(organizationRegisterQuery());
  const [limit, setLimit] = useState(pageSize);
  if (register.isPending) return <ListSkeleton rows={10} height="2.75rem" />;
  if (register.isError) return <Failure error={register.error} onRetry={() => void register.refetch()} />;
  const all = register.data.organizations;
  const shown = all.filter((organization) => matches(organization, filter));
  const students = shown.reduce((sum, { studentCount }) => sum + studentCount, 0);
  const change = (next: RegisterFilter) => {
    setLimit(pageSize);
    onFilter(next);
  };
  return (
    <>
      <ScreenHeading
        title={t('title')}
        note={t('note', {
          count: shown.length,
          total: formatNumber(shown.length),
          students: t('students', { count: students, total: formatNumber(students) }),
        })}
      />
      {all.length === 0 ? (
        <Empty title={t('none')}>{t('noneNote')}</Empty>
      ) : (
        <>
          <Filters organizations={all} filter={filter} onFilter={change} />
          {shown.length === 0 ? (
            <NothingShown filter={filter} onFilter={change} />
          ) : (
            firstOf(byMunicipality(shown), limit).map((group) => (
              <Municipality key={group.municipalityName} group={group} onOrganization={onOrganization} />
            ))
          )}
          {shown.length > limit ? (
            <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
              {t('more', { count: Math.min(pageSize, shown.length - limit) })}
            </Button>
          ) : null}
        </>
      )}
      {organizationId === undefined ? null : (
        <OrganizationPanel
          key={organizationId}
          id={organizationId}
          onClose={() => onOrganization(undefined)}
        />
      )}
    </>
  );
}

type FilterProps = { filter: RegisterFilter; onFilter: (filter: RegisterFilter) => void };

function Filters({ organizations, filter, onFilter }: FilterProps & { organizations: OrganizationRecord[] }) {
  const { t } = useTranslation(['organizations', 'registry']);
  const municipalities = municipalitiesOf(organizations);
  const faulty = organizations.filter((one) => matches(one, { ...filter, inn: 'faulty' })).length;
  return (
    <div className={classes['filters']}>
      {municipalities.length > 1 ? (
        <Select
          aria-label={t('municipality')}
          placeholder={t('anyMunicipality')}
          data={municipalities.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={filter.municipality === undefined ? null : String(filter.municipality)}
          onChange={(value) =>
            onFilter(withFilter(filter, 'municipality', value ? Number(value) : undefined))
          }
          searchable
          clearable
          nothingFoundMessage={t('noMunicipality')}
        />
      ) : null}
      <Select
        aria-label={t('kind')}
        placeholder={t('anyKind')}
        data={organizationKinds.map((kind) => ({ value: kind, label: t(`registry:kind.${kind}`) }))}
        value={filter.kind ?? null}
        onChange={(value) => onFilter(withFilter(filter, 'kind', value ?? undefined))}
        clearable
      />
      <Switch
        size="md"
        label={t('onlyFaulty', { count: faulty })}
        checked={filter.inn === 'faulty'}
        onChange={(event) =>
          onFilter(withFilter(filter, 'inn', event.currentTarget.checked ? 'faulty' : undefined))
        }
      />
    </div>
  );
}

/** The filter with one part set, or without it. */
function withFilter<Part extends keyof RegisterFilter>(
  filter: RegisterFilter,
  part: Part,
  value: RegisterFilter[Part] | undefined,
): RegisterFilter {
  const { [part]: _former, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [part]: value };
}

function NothingShown({ filter, onFilter }: FilterProps) {
  const { t } = useTranslation('organizations');
  const onlyFaults =
    filter.inn === 'faulty' && filter.kind === undefined && filter.municipality === undefined;
  if (onlyFaults) return <Empty title={t('noneFaulty')}>{t('noneFaultyNote')}</Empty>;
  return (
    <Empty title={t('noneMatch')}>
      <Button variant="default" onClick={() => onFilter({})}>
        {t('showAll')}
      </Button>
    </Empty>
  );
}

type Opening = { onOrganization: (id: number) => void };

function Municipality({ group, onOrganization }: Opening & { group: MunicipalityGroup }) {
  const { t } = useTranslation('organizations');
  return (
    <section className={classes['municipality']}>
      <h2>
        {group.municipalityName ?? t('withoutMunicipality')}
        {group.faulty > 0 ? <small>{t('faulty', { count: group.faulty })}</small> : null}
      </h2>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('organization')}</th>
            <th scope="col">{t('inn')}</th>
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('studentsColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {group.organizations.map((organization) => (
            <Row key={organization.id} organization={organization} onOrganization={onOrganization} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ organization, onOrganization }: Opening & { organization: OrganizationRecord }) {
  const { t } = useTranslation(['organizations', 'registry']);
  const { id, name, kinds, inn, innFindings, openYearName, studentCount } = organization;
  const teaches = kinds.some((kind) => kind !== 'education_authority');
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => onOrganization(id)}>
          {name}
        </button>
        <small>{kinds.map((kind) => t(`registry:kind.${kind}`)).join(', ')}</small>
      </th>
      <td data-label={t('inn')}>
        <span className={classes['inn']}>{inn ?? t('noInn')}</span>
        {innFindings.map((finding) => (
          <InnFault key={`${finding.register} ${finding.finding}`} finding={finding} />
        ))}
      </td>
      <td data-label={t('year')} data-missing={teaches && openYearName === null}>
        {openYearName ?? (teaches ? t('yearNotOpen') : '–')}
      </td>
      <td data-label={t('studentsColumn')}>{formatNumber(studentCount)}</td>
    </tr>
  );
}
