import type { ConfirmedDifference } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { differencesQuery } from './confirmed-data.api.ts';
import './confirmed-data.words.ts';
import classes from './ConfirmedData.module.css';
import { Difference } from './Difference.tsx';

/** The tasks of the organization, person by person. */
export function DifferenceList() {
  const { t } = useTranslation('confirmedData');
  const query = useQuery(differencesQuery());
  if (query.isPending) return <ListSkeleton rows={4} height="6rem" />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { differences } = query.data;
  if (differences.length === 0) return <Empty title={t('none')}>{t('noneNote')}</Empty>;
  return (
    <ul className={classes['people']}>
      {byPerson(differences).map(([person, fields]) => (
        <li key={person.personId}>
          <h2>
            <Link to="/cards" search={{ card: person.personId, kind: person.kind }}>
              {person.displayName}
            </Link>
          </h2>
          {fields.map((difference) => (
            <Difference key={difference.id} difference={difference} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function byPerson(
  differences: readonly ConfirmedDifference[],
): [ConfirmedDifference, ConfirmedDifference[]][] {
  const people = new Map<number, [ConfirmedDifference, ConfirmedDifference[]]>();
  for (const difference of differences) {
    const known = people.get(difference.personId);
    if (known) known[1].push(difference);
    else people.set(difference.personId, [difference, [difference]]);
  }
  return [...people.values()];
}
