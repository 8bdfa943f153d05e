import type { ComparedPerson, PersonField } from '@gorodok/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { shownPhone } from '../../../platform/text/identifiers.ts';
import { PersonLine } from '../../registry/people/likely/PersonLine.tsx';
import './duplicates.words.ts';
import classes from './Duplicates.module.css';
import { areEqual, useShownField } from './shown-field.ts';

export type Side = 'a' | 'b';

type Props = {
  a: ComparedPerson;
  b: ComparedPerson;
  /** Which card stays; null: nothing is chosen, only looked at. */
  survivor: Side | null;
  /** Fields that are taken from the other one. */
  take: ReadonlySet<PersonField>;
  onSurvivor?: (side: Side) => void;
  onTake: (take: ReadonlySet<PersonField>) => void;
};

const fields = [
  'surname',
  'firstName',
  'patronymic',
  'birthDate',
  'sex',
  'snils',
  'citizenship',
  'address',
  'residenceAddress',
] as const satisfies readonly PersonField[];

/** Field by field what both cards say. Where they differ, one of the two is chosen. */
export function ComparedFields({ a, b, survivor, take, onSurvivor, onTake }: Props) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  const group = useId();
  const shown = useShownField();
  const sides = [
    ['a', a],
    ['b', b],
  ] as const;
  const chosenSide = (field: PersonField): Side | null =>
    survivor === null ? null : take.has(field) ? other(survivor) : survivor;
  const choose = (field: PersonField, side: Side) => {
    const next = new Set(take);
    if (side === survivor) next.delete(field);
    else next.add(field);
    onTake(next);
  };
  return (
    <table className={classes['compared']}>
      <thead>
        <tr>
          <th scope="col">{t('fields')}</th>
          {sides.map(([side, person]) => (
            <th key={side} scope="col">
              <PersonLine person={person} language={language} />
              {survivor !== null && onSurvivor ? (
                <label className={classes['choice']}>
                  <input
                    type="radio"
                    name={`${group} survivor`}
                    checked={survivor === side}
                    onChange={() => onSurvivor(side)}
                  />
                  {t('keep')}
                </label>
              ) : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const [ofA, ofB] = [a.card?.fields[field], b.card?.fields[field]];
          const equal = areEqual(ofA, ofB);
          if (equal && shown(field, ofA) === t('empty')) return null;
          return (
            <tr key={field} data-differs={!equal}>
              <th scope="row">{t(`field.${field}`)}</th>
              {sides.map(([side, person]) => {
                const text = shown(field, person.card?.fields[field]);
                return (
                  <td key={side} data-chosen={!equal && chosenSide(field) === side}>
                    {equal || survivor === null ? (
                      text
                    ) : (
                      <label className={classes['choice']}>
                        <input
                          type="radio"
                          name={`${group} ${field}`}
                          checked={chosenSide(field) === side}
                          onChange={() => choose(field, side)}
                        />
                        {text}
                      </label>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
        <Row title={t('documents')} a={documentsOf(a)} b={documentsOf(b)} />
        <Row title={t('contacts')} a={contactsOf(a)} b={contactsOf(b)} />
        <Row title={t('relatives')} a={relativesOf(a)} b={relativesOf(b)} />
        <Row
          title={t('signsIn')}
          a={[t(`signsIn.${a.card?.signsIn ?? 'no_account'}`)]}
          b={[t(`signsIn.${b.card?.signsIn ?? 'no_account'}`)]}
        />
      </tbody>
    </table>
  );

  function documentsOf({ card }: ComparedPerson): string[] {
    return (card?.documents ?? []).map(
      ({ kind, series, number }) => `${t(`document.${kind}`)} ${[series, number].filter(Boolean).join(' ')}`,
    );
  }
  function contactsOf({ card }: ComparedPerson): string[] {
    return (card?.contacts ?? []).map(({ kind, value }) => (kind === 'phone' ? shownPhone(value) : value));
  }
  function relativesOf({ card }: ComparedPerson): string[] {
    return (card?.relatives ?? []).map(({ is, displayName }) => t(`relative.${is}`, { name: displayName }));
  }
}

const other = (side: Side): Side => (side === 'a' ? 'b' : 'a');

function Row({ title, a, b }: { title: string; a: string[]; b: string[] }) {
  const { t } = useTranslation('duplicates');
  if (a.length + b.length === 0) return null;
  return (
    <tr>
      <th scope="row">{title}</th>
      {[a, b].map((lines, side) => (
        <td key={side === 0 ? 'a' : 'b'}>
          {lines.length === 0 ? t('empty') : null}
          {lines.map((line) => (
            <span key={line} className={classes['line']}>
              {line}
            </span>
          ))}
        </td>
      ))}
    </tr>
  );
}
