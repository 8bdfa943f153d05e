import { ActionIcon, Alert, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { byName, type CardView } from './card-address.ts';
import { removeFilter, savedFiltersQuery, saveFilter } from './cards.api.ts';
import './cards.words.ts';
import classes from './Menus.module.css';

type Props = { view: CardView; onView: (view: CardView) => void };

/** Filters under names of one's own. Going to one changes the address, which can be sent to a colleague. */
export function SavedFilters({ view, onView }: Props) {
  const { t } = useTranslation('cards');
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      width="min(22rem, 92vw)"
    >
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconBookmark aria-hidden size={16} />}
          onClick={() => setOpened(!opened)}
        >
          {t('saved')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('saved')}>
        <SavedList
          view={view}
          onView={(next) => {
            setOpened(false);
            onView(next);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function SavedList({ view, onView }: Props) {
  const { t } = useTranslation('cards');
  const queryClient = useQueryClient();
  const saved = useQuery(savedFiltersQuery());
  const [name, setName] = useState('');
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: savedFiltersQuery().queryKey });
  const save = useMutation({
    mutationFn: () => saveFilter({ name: name.trim(), ...view }),
    onSuccess: () => {
      setName('');
      return onSuccess();
    },
  });
  const remove = useMutation({ mutationFn: removeFilter, onSuccess });
  const error = saved.error ?? save.error ?? remove.error;
  return (
    <div className={classes['menu']}>
      {saved.data?.filters.length === 0 ? <p>{t('savedNone')}</p> : null}
      <ul>
        {saved.data?.filters.map(({ id, name, kind, filters, sort }) => (
          <li key={id}>
            <Button
              variant="subtle"
              justify="start"
              onClick={() => onView({ kind, filters, sort: sort ?? byName })}
            >
              {name}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('removeSaved', { name })}
              onClick={() => remove.mutate(id)}
            >
              <IconTrash aria-hidden size={18} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
      >
        <TextInput
          label={t('saveAs')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
          {t('save')}
        </Button>
      </form>
      {error ? <Alert color="red">{t('actionFailed', { reason: sentenceOfError(error) })}</Alert> : null}
    </div>
  );
}
