import { Alert, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { chooseYear, yearChoiceQuery } from './personal-settings.api.ts';
import './personal-settings.words.ts';

/** «Текущий учебный год»: what the diary, the journals and the book of movement open with. */
export function YearSelect() {
  const { t } = useTranslation('personalSettings');
  const queryClient = useQueryClient();
  const { data: choice } = useQuery(yearChoiceQuery());
  const choose = useMutation({
    mutationFn: chooseYear,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: yearChoiceQuery().queryKey }),
  });
  if (!choice || choice.years.length === 0) return null;
  return (
    <>
      <NativeSelect
        label={t('interface.year')}
        description={t('interface.yearNote')}
        data={choice.years.map(({ id, name }) => ({
          value: String(id),
          label: id === choice.currentId ? t('interface.yearRuns', { name }) : name,
        }))}
        value={String(choice.chosenId ?? choice.currentId ?? '')}
        disabled={choose.isPending}
        onChange={(event) => {
          const id = Number(event.currentTarget.value);
          choose.mutate(id === choice.currentId ? null : id);
        }}
      />
      {choose.isError ? <Alert color="red">{sentenceOfError(choose.error)}</Alert> : null}
    </>
  );
}
