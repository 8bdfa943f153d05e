import type { Card, CardKind, MissingField } from '@gorodok/contract';
import { Alert, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../../platform/text/dates.ts';
import classes from './Card.module.css';
import './card.words.ts';
import { Conflicts } from './Conflicts.tsx';
import { ContactsSection } from './ContactsSection.tsx';
import { DocumentsSection, emptyDocument } from './DocumentsSection.tsx';
import { EmploymentSection } from './EmploymentSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { RelativesSection } from './RelativesSection.tsx';
import { useCardEditing, type CardEditing } from './use-card-editing.ts';

type Props = { kind: CardKind; card: Card; note: ReactNode; onConsents: () => void };

/** The card as a work place: what is missing first, then all its fields; saved by a button or Ctrl+S. */
export function CardWork({ kind, card, note, onConsents }: Props) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const formId = useId();
  const editing = useCardEditing(kind, card);
  useHotkeys([['mod+S', editing.save]], []);
  return (
    <div className={classes['work']}>
      {note}
      <Missing card={card} editing={editing} onConsents={onConsents} />
      {editing.restoredAt ? (
        <p className={classes['note']}>
          {t('restored', { moment: formatMoment(editing.restoredAt, language) })}
        </p>
      ) : null}
      {editing.conflicts.length > 0 ? <Conflicts card={card} editing={editing} /> : null}
      <form
        id={formId}
        noValidate
        className={classes['work']}
        onSubmit={(event) => {
          event.preventDefault();
          editing.save();
        }}
      >
        <PersonSection editing={editing} today={card.today} />
        <DocumentsSection editing={editing} today={card.today} />
        <ContactsSection editing={editing} />
        {card.employment ? (
          <EmploymentSection
            editing={editing}
            employment={card.employment}
            mayGiveRoles={card.may.giveRoles}
          />
        ) : null}
      </form>
      <RelativesSection card={card} />
      {card.sharedWithOthers ? <p className={classes['note']}>{t('shared')}</p> : null}
      <p className={classes['note']}>{t('audited')}</p>
      <SaveBar editing={editing} formId={formId} />
    </div>
  );
}

/** What the card lacks; each of them leads to where it is mended. */
function Missing({
  card,
  editing,
  onConsents,
}: Pick<Props, 'card' | 'onConsents'> & { editing: CardEditing }) {
  const { t } = useTranslation('card');
  if (card.missing.length === 0) return <p className={classes['complete']}>{t('complete')}</p>;
  const mend = ({ field }: MissingField) => {
    if (field === 'personalDataConsent') return onConsents();
    if (field === 'passport' || field === 'birthCertificate') {
      const kind = field === 'passport' ? 'passport' : 'birth_certificate';
      const has = editing.draft.documents.some(({ value }) => value.kind === kind);
      if (!has)
        editing.change((draft) => ({ ...draft, documents: [...draft.documents, emptyDocument(kind)] }));
      return focusOn(`[data-document="${kind}"] input`);
    }
    if (field === 'contact') return focusOn('[data-add="phone"]');
    if (field === 'guardian' || field === 'child') return focusOn('[data-section="relatives"] button');
    return focusOn(`[name="${field}"]`);
  };
  return (
    <section className={classes['missing']} aria-label={t('missing', { count: card.missing.length })}>
      <h3>{t('missing', { count: card.missing.length })}</h3>
      <ul>
        {card.missing.map((missing) => (
          <li key={missing.field}>
            <button type="button" data-weight={missing.weight} onClick={() => mend(missing)}>
              <span aria-hidden>{missing.weight === 'mandatory' ? '●' : '○'}</span>{' '}
              {t(`missing.${missing.field}`)}
              {missing.weight === 'advised' ? <small> {t('advised')}</small> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** After what was added just now has been drawn. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** Whether all is saved, and what can be done about it; stays in sight while the card is scrolled. */
function SaveBar({ editing, formId }: { editing: CardEditing; formId: string }) {
  const { t } = useTranslation('card');
  const { changed, saving, mayBeSaved, undo, conflicts } = editing;
  const state = saving.isPending
    ? ''
    : !changed
      ? t(saving.isSuccess ? 'saved' : 'unchanged')
      : t(mayBeSaved || conflicts.length > 0 ? 'unsaved' : 'faulty');
  return (
    <footer className={classes['saveBar']}>
      {saving.isError && conflicts.length === 0 ? (
        <Alert color="red">{t('notSaved', { reason: sentenceOfError(saving.error) })}</Alert>
      ) : null}
      <div>
        <span role="status" data-changed={changed}>
          {state}
        </span>
        {undo ? (
          <Button variant="subtle" onClick={undo}>
            {t('undo')}
          </Button>
        ) : null}
        {changed ? (
          <Button variant="subtle" color="gray" onClick={editing.revert}>
            {t('revert')}
          </Button>
        ) : null}
        <Button type="submit" form={formId} loading={saving.isPending} disabled={!mayBeSaved}>
          {t('save')}
        </Button>
      </div>
    </footer>
  );
}
