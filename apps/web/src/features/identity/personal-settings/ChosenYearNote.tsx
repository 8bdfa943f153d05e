import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseYear, yearChoiceQuery } from './personal-settings.api.ts';
import './personal-settings.words.ts';
import classes from './Settings.module.css';
import { chosenYearOf } from './use-chosen-year.ts';

/** Says on a screen that another year is looked at than the one that runs, and leads back to that. */
export function ChosenYearNote() {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const { data: choice } = useQuery(yearChoiceQuery());
  const goBack = useMutation({
    mutationFn: () => chooseYear(null),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: yearChoiceQuery().queryKey }),
  });
  const chosen = chosenYearOf(choice);
  if (!chosen) return null;
  return (
    <div className={classes['yearNote']} role="status">
      <p>{t('year.lookedAt', { name: chosen.name })}</p>
      <Button size="sm" variant="default" loading={goBack.isPending} onClick={() => goBack.mutate()}>
        {t('year.goBack')}
      </Button>
    </div>
  );
}
