import type { AcademicYear } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatSpan } from '../../../platform/text/dates.ts';
import table from '../RegistryTable.module.css';
import { setYearState, yearsQuery } from './years.api.ts';
import './years.words.ts';
import classes from './Years.module.css';

/** «Учебные годы»: which there are, and the next step of each. */
export function YearsScreen({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation('years');
  const years = useQuery(yearsQuery());
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')}>
        {mayWrite ? (
          <Button
            renderRoot={(props) => <Link to="/academic-years/new" {...props} />}
            leftSection={<IconPlus aria-hidden size={18} />}
          >
            {t('add')}
          </Button>
        ) : null}
      </ScreenHeading>
      {years.isPending ? (
        <ListSkeleton rows={3} height="6rem" />
      ) : years.isError ? (
        <Failure error={years.error} onRetry={() => void years.refetch()} />
      ) : years.data.years.length === 0 ? (
        <Empty title={t('none')}>{t('noneNote')}</Empty>
      ) : (
        <ul className={classes['years']}>
          {years.data.years.map((year, index) => (
            <li key={year.id}>
              <Year year={year} former={years.data.years[index + 1]} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const tones = { planned: 'warn', open: 'good', closed: '' } as const;

type YearProps = { year: AcademicYear; former: AcademicYear | undefined; mayWrite: boolean };

function Year({ year, former, mayWrite }: YearProps) {
  const { t } = useTranslation('years');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const step = useMutation({
    mutationFn: (next: 'open' | 'close') => setYearState(year.id, next),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['academic-years'] }),
  });
  const canRollOver = former !== undefined && former.state !== 'planned' && year.state !== 'closed';
  return (
    <>
      <h2>
        {year.name}
        <span className={table['badge']} data-tone={tones[year.state]}>
          {t(`state.${year.state}`)}
        </span>
      </h2>
      <p>
        {formatSpan(year.startsOn, year.endsOn, language)} · {t('classes', { count: year.classCount })} ·{' '}
        {t('students', { count: year.studentCount })}
        {year.rollover === 'applied' ? ` · ${t('rolloverDone')}` : null}
      </p>
      {mayWrite ? (
        <div className={classes['actions']}>
          {year.state === 'planned' ? (
            <Button size="sm" loading={step.isPending} onClick={() => step.mutate('open')}>
              {t('open')}
            </Button>
          ) : null}
          {canRollOver ? (
            <Button
              size="sm"
              variant={year.rollover === 'applied' ? 'default' : 'light'}
              renderRoot={(props) => (
                <Link to="/academic-years/$yearId/rollover" params={{ yearId: year.id }} {...props} />
              )}
            >
              {t(
                year.rollover === 'applied'
                  ? 'rolloverDone'
                  : year.rollover === 'draft'
                    ? 'rolloverDraft'
                    : 'rollover',
              )}
            </Button>
          ) : null}
          {year.state === 'closed' ? null : (
            <Button
              size="sm"
              variant="default"
              renderRoot={(props) => (
                <Link to="/academic-years/$yearId" params={{ yearId: year.id }} {...props} />
              )}
            >
              {t('edit')}
            </Button>
          )}
          {year.state === 'open' ? (
            <Button size="sm" variant="subtle" loading={step.isPending} onClick={() => step.mutate('close')}>
              {t('close')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {step.error ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(step.error) })}</Alert>
      ) : null}
    </>
  );
}
