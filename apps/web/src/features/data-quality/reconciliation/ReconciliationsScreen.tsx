import type { OrganizationKind, OtherRegister, ReconciliationSummary } from '@gorodok/contract';
import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { FileDrop } from '../../../platform/interface/FileDrop.tsx';
import { ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import '../../registry/registry.words.ts';
import { EarlierFiles, Outcome } from '../earlier-files/EarlierFiles.tsx';
import { makeReconciliation, reconciliationQuery, reconciliationsQuery } from './reconciliation.api.ts';
import './reconciliation.words.ts';
import classes from './ReconciliationsScreen.module.css';

const registers = ['sferum', 'form_85k', 'my_school'] as const satisfies OtherRegister[];
const kinds = [
  'general',
  'preschool',
  'additional',
  'boarding',
  'college',
] as const satisfies OrganizationKind[];

/** The register against the lists of other systems: a new reconciliation, and those made before. */
export function ReconciliationsScreen() {
  const { t } = useTranslation('reconciliation');
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')} />
      <NewReconciliation />
      <Earlier />
    </>
  );
}

function NewReconciliation() {
  const { t } = useTranslation(['reconciliation', 'registry']);
  const [register, setRegister] = useState<OtherRegister>('sferum');
  const [kind, setKind] = useState<OrganizationKind | null>(null);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: (file: File) => makeReconciliation(register, kind, file),
    onSuccess: async (made) => {
      queryClient.setQueryData(reconciliationQuery(made.id).queryKey, made);
      void queryClient.invalidateQueries({ queryKey: ['reconciliations'], exact: true });
      void queryClient.invalidateQueries({ queryKey: ['organizations'] });
      await navigate({ to: '/reconciliations/$reconciliationId', params: { reconciliationId: made.id } });
    },
  });
  return (
    <div className={classes['new']}>
      <div className={classes['choices']}>
        <Select
          label={t('register')}
          data={registers.map((value) => ({ value, label: t(`register.${value}`) }))}
          value={register}
          onChange={(value) => value && setRegister(value)}
          allowDeselect={false}
        />
        <Select
          label={t('kind')}
          placeholder={t('anyKind')}
          data={kinds.map((value) => ({ value, label: t(`registry:kind.${value}`) }))}
          value={kind}
          onChange={setKind}
          clearable
        />
      </div>
      <FileDrop
        words={{ drop: t('drop'), formats: t('formats'), choose: t('choose'), busy: t('checking') }}
        accept=".xls,.xlsx,.csv"
        busy={make.isPending}
        refusal={make.isError ? t('uploadFailed', { reason: sentenceOfError(make.error) }) : null}
        onFile={(file) => make.mutate(file)}
      />
    </div>
  );
}

function Earlier() {
  const { t } = useTranslation('reconciliation');
  const made = useQuery({ ...reconciliationsQuery(), select: ({ reconciliations }) => reconciliations });
  return (
    <EarlierFiles
      title={t('earlier')}
      files={made}
      none={{ title: t('noEarlier'), note: t('noEarlierNote') }}
    >
      {(one) => <EarlierReconciliation one={one} />}
    </EarlierFiles>
  );
}

function EarlierReconciliation({ one }: { one: ReconciliationSummary }) {
  const { t } = useTranslation(['reconciliation', 'registry']);
  const language = useLanguage();
  const { missing, unknown, different } = one.counts;
  const count = missing + unknown + different;
  return (
    <Link to="/reconciliations/$reconciliationId" params={{ reconciliationId: one.id }}>
      <strong>
        {t(`register.${one.register}`)} · {one.kind ? t(`registry:kind.${one.kind}`) : t('anyKind')}
      </strong>
      <small>
        {one.fileName} · {formatMoment(one.madeAt, language)}
      </small>
      <Outcome tone={count === 0 ? 'well' : 'waits'}>
        {count === 0 ? t('agrees') : t('outcome', { count })}
      </Outcome>
    </Link>
  );
}
