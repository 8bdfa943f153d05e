import type { InnFinding, OrganizationRecord } from '@gorodok/contract';
import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import '../registry.words.ts';
import { byMunicipality, hasFaultyInn, type MunicipalityGroup } from './organization-groups.ts';
import { organizationRegisterQuery } from './organizations.api.ts';
import './organizations.words.ts';
import classes from './OrganizationsScreen.module.css';

type Props = { onlyFaulty: boolean; onOnlyFaulty: (only: boolean) => void };

/** The coordinator's start page: which organizations there are, and whose ИНН has to be put right. */
export function OrganizationsScreen({ onlyFaulty, onOnlyFaulty }: Props) {
  const { t } = useTranslation('organizations');
  const register = useQuery(organizationRegisterQuery());
  if (register.isPending) return <ListSkeleton rows={10} height="2.75rem" />;
  if (register.isError) return <Failure error={register.error} onRetry={() => void register.refetch()} />;
  const all = register.data.organizations;
  const faulty = all.filter(hasFaultyInn);
  const shown = onlyFaulty ? faulty : all;
  const students = all.reduce((sum, { studentCount }) => sum + studentCount, 0);
  return (
    <>
      <ScreenHeading
        title={t('title')}
        note={t('note', {
          count: all.length,
          total: formatNumber(all.length),
          students: t('students', { count: students, total: formatNumber(students) }),
        })}
      >
        <Switch
          size="md"
          label={t('onlyFaulty', { count: faulty.length })}
          checked={onlyFaulty}
          onChange={(event) => onOnlyFaulty(event.currentTarget.checked)}
        />
      </ScreenHeading>
      {all.length === 0 ? (
        <Empty title={t('none')}>{t('noneNote')}</Empty>
      ) : shown.length === 0 ? (
        <Empty title={t('noneFaulty')}>{t('noneFaultyNote')}</Empty>
      ) : (
        byMunicipality(shown).map((group) => <Municipality key={group.municipalityName} group={group} />)
      )}
    </>
  );
}

function Municipality({ group }: { group: MunicipalityGroup }) {
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
            <Row key={organization.id} organization={organization} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ organization }: { organization: OrganizationRecord }) {
  const { t } = useTranslation(['organizations', 'registry']);
  const { name, kinds, inn, innFindings, openYearName, studentCount } = organization;
  const teaches = kinds.some((kind) => kind !== 'education_authority');
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{kinds.map((kind) => t(`registry:kind.${kind}`)).join(', ')}</small>
      </th>
      <td data-label={t('inn')}>
        <span className={classes['inn']}>{inn ?? t('noInn')}</span>
        {innFindings.map((finding) => (
          <Finding key={`${finding.register} ${finding.finding}`} finding={finding} />
        ))}
      </td>
      <td data-label={t('year')} data-missing={teaches && openYearName === null}>
        {openYearName ?? (teaches ? t('yearNotOpen') : '–')}
      </td>
      <td data-label={t('studentsColumn')}>{formatNumber(studentCount)}</td>
    </tr>
  );
}

function Finding({ finding }: { finding: InnFinding }) {
  const { t } = useTranslation('organizations');
  return (
    <span className={classes['finding']}>
      {t(`finding.${finding.finding}`, { register: t(`register.${finding.register}`) })}
    </span>
  );
}
