import type { Card, CardKind } from '@gorodok/contract';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, wordFor } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { shownPhone, shownSnils } from '../../../platform/text/identifiers.ts';
import classes from './CardsScreen.module.css';
import { cardQuery } from './people.api.ts';
import './people.words.ts';

/** A card beside the list, so that the place in the list is not lost. */
export function CardPanel({ kind, id, onClose }: { kind: CardKind; id: number; onClose: () => void }) {
  const { t } = useTranslation('people');
  const card = useQuery(cardQuery(kind, id));
  const name =
    card.data && [card.data.surname, card.data.firstName, card.data.patronymic].filter(Boolean).join(' ');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="28rem"
      title={name ?? t(`kind.${kind}`)}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes['title'] ?? '' }}
    >
      {card.isPending ? (
        <ListSkeleton rows={7} height="2.75rem" />
      ) : card.isError ? (
        <Failure error={card.error} onRetry={() => void card.refetch()} />
      ) : (
        <Fields card={card.data} />
      )}
    </Drawer>
  );
}

function Fields({ card }: { card: Card }) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  return (
    <>
      <dl className={classes['fields']}>
        <Field label={t('surname')}>{card.surname}</Field>
        <Field label={t('firstName')}>{card.firstName}</Field>
        <Field label={t('patronymic')}>
          {card.patronymic ?? (card.hasNoPatronymic ? t('hasNoPatronymic') : null)}
        </Field>
        <Field label={t('birthDate')}>{card.birthDate && formatDay(card.birthDate, language)}</Field>
        <Field label={t('sex')}>{card.sex && t(`sex.${card.sex}`)}</Field>
        <Field label={t('snils')}>{card.snils && shownSnils(card.snils)}</Field>
        <Field label={t('documents')}>
          {lines(
            card.documents.map(({ kind, series, number }) =>
              [wordFor('people', `document.${kind}`, kind), series, number].filter(Boolean).join(' '),
            ),
          )}
        </Field>
        <Field label={t('contacts')}>
          {lines(
            card.contacts.map(({ kind, value }) => (
              <a key={value} href={`${kind === 'phone' ? 'tel' : 'mailto'}:${value}`}>
                {kind === 'phone' ? shownPhone(value) : value}
              </a>
            )),
          )}
        </Field>
        <Field label={t('address')}>{card.address}</Field>
        <Field label={t(`relatives.${card.kind}`)}>
          {lines(
            card.relatives.map(
              ({ displayName, relation }) =>
                `${displayName}, ${wordFor('people', `relation.${relation}`, relation)}`,
            ),
          )}
        </Field>
      </dl>
      <p className={classes['note']}>{t('audited')}</p>
    </>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('people');
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className={classes['missing']}>{t('empty')}</span>}</dd>
    </div>
  );
}

const lines = (items: ReactNode[]): ReactNode =>
  items.length === 0 ? null : items.map((item, index) => <div key={index}>{item}</div>);
