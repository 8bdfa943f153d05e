import type { CardContact } from '@gorodok/contract';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shownPhone } from '../../../../platform/text/identifiers.ts';
import classes from './Card.module.css';
import type { CardDraft, Entry } from './card-draft.ts';
import type { Remarks } from './card-faults.ts';
import { CardInput } from './CardInput.tsx';
import './card.words.ts';

/** What the contacts need of whoever edits them: a card, or a form for a new one. */
export interface ContactsEditing {
  readonly draft: { readonly contacts: readonly Entry<CardContact>[] };
  readonly remarks: Remarks;
  change(next: (current: CardDraft) => CardDraft): void;
}

/** Phones and e-mails, each shown to the staff or not. */
export function ContactsSection({ editing }: { editing: ContactsEditing }) {
  const { t } = useTranslation('card');
  const set = (next: (current: readonly Entry<CardContact>[]) => readonly Entry<CardContact>[]) =>
    editing.change((draft) => ({ ...draft, contacts: next(draft.contacts) }));
  const add = (kind: CardContact['kind']) =>
    set((current) => [
      ...current,
      { key: crypto.randomUUID(), id: null, value: { kind, value: '', visibleToStaff: true } },
    ]);
  return (
    <fieldset className={classes['section']}>
      <legend>{t('contacts')}</legend>
      {editing.draft.contacts.map(({ key, value }) => {
        const change = (part: Partial<CardContact>) =>
          set((current) =>
            current.map((one) => (one.key === key ? { ...one, value: { ...one.value, ...part } } : one)),
          );
        return (
          <div key={key} className={classes['contact']}>
            <CardInput
              type={value.kind === 'phone' ? 'tel' : 'email'}
              label={t(`contact.${value.kind}`)}
              maxLength={254}
              value={value.kind === 'phone' ? shownPhone(value.value) : value.value}
              remark={editing.remarks.get(`contacts.${key}.value`)}
              onValue={(text) => change({ value: text })}
            />
            <Checkbox
              label={t('visibleToStaff')}
              checked={value.visibleToStaff}
              onChange={(event) => change({ visibleToStaff: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="2.75rem"
              aria-label={`${t('removeContact')} ${value.value}`}
              onClick={() => set((current) => current.filter((one) => one.key !== key))}
            >
              <IconX aria-hidden size={20} />
            </ActionIcon>
          </div>
        );
      })}
      <div className={classes['add']}>
        {(['phone', 'email'] as const).map((kind) => (
          <Button
            key={kind}
            variant="light"
            data-add={kind}
            leftSection={<IconPlus aria-hidden size={18} />}
            onClick={() => add(kind)}
          >
            {t(kind === 'phone' ? 'addPhone' : 'addEmail')}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
