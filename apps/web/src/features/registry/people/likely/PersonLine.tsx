import type { PersonInPair } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { wordFor } from '../../../../platform/i18n/i18n.ts';
import type { Language } from '../../../../platform/i18n/language.ts';
import { formatDay } from '../../../../platform/text/dates.ts';
import classes from './Likely.module.css';
import './likely.words.ts';

/** A person as far as the reader may see him: name, birth date, where he has cards. */
export function PersonLine({ person, language }: { person: PersonInPair; language: Language }) {
  const { t } = useTranslation('likely');
  const { displayName, born, places } = person;
  const shownBorn =
    born === null
      ? null
      : born.length === 4
        ? t('bornIn', { year: born })
        : t('born', { date: formatDay(born, language) });
  return (
    <p className={classes['person']}>
      <strong>{displayName}</strong>
      {shownBorn ? <span>{shownBorn}</span> : null}
      {places.length === 0 ? <small>{t('nowhere')}</small> : null}
      {places.map(({ kind, organizationName, organizationKind, context }) => (
        <small key={`${kind} ${organizationName} ${organizationKind} ${context}`}>
          {[
            t(`kind.${kind}`),
            organizationName ??
              t('elsewhere', {
                kind: wordFor('likely', `organizationKind.${organizationKind}`, organizationKind),
              }),
            context,
          ]
            .filter(Boolean)
            .join(', ')}
        </small>
      ))}
    </p>
  );
}
