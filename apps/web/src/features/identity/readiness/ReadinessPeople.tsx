import type { Readiness, ReadinessPeople as People } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import classes from '../../registry/figures/Figures.module.css';
import { PurposeChooser, type Purpose } from '../../registry/figures/PurposeChooser.tsx';
import type { ReadinessAddress } from './readiness-address.ts';
import { readinessPeopleQuery } from './readiness.api.ts';
import './readiness.words.ts';

type Props = {
  organizationId: number;
  address: ReadinessAddress;
  isCoordinator: boolean;
  classes: Readiness['parts'];
  onAddress: (address: ReadinessAddress) => void;
};

/** The people of an organization who could not sign in, each with every reason; an administrator goes on to the card. */
export function ReadinessPeople({
  organizationId,
  address,
  isCoordinator,
  classes: parts,
  onAddress,
}: Props) {
  const { t } = useTranslation('readiness');
  const [purpose, setPurpose] = useState<Purpose | undefined>();
  const query = useInfiniteQuery(
    readinessPeopleQuery({
      organizationId,
      ...(address.kind && { kind: address.kind }),
      ...(address.class && { classGroupId: address.class }),
      ...(address.reason && { reason: address.reason }),
      ...(purpose && { purpose }),
    }),
  );
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const className = parts.find(({ level, id }) => level === 'class' && id === address.class)?.name;
  const { class: _class, reason: _reason, ...whole } = address;
  return (
    <section className={classes['people']} aria-labelledby="readiness-people">
      <header>
        <h2 id="readiness-people">
          {[t('people'), className, address.reason && t(`reason.${address.reason}`)]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        {address.class || address.reason ? (
          <Button variant="subtle" size="sm" onClick={() => onAddress(whole)}>
            {t('allPeople')}
          </Button>
        ) : null}
        {isCoordinator ? <PurposeChooser purpose={purpose} onPurpose={setPurpose} /> : null}
      </header>
      {query.isPending ? (
        <ListSkeleton rows={5} height="3.25rem" />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : people.length === 0 ? (
        <p className={classes['soft']}>{t('nobodyHere')}</p>
      ) : (
        <ul>
          {people.map((person) => (
            <Person key={`${person.kind} ${person.personId}`} person={person} opens={!isCoordinator} />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Person({ person, opens }: { person: People['people'][number]; opens: boolean }) {
  const { t } = useTranslation('readiness');
  const { personId, kind, displayName, context, reasons, signedIn } = person;
  return (
    <li>
      <p>
        {opens ? (
          <Link to="/cards" search={{ card: personId, kind }}>
            {displayName}
          </Link>
        ) : (
          <strong>{displayName}</strong>
        )}
        <small>
          {[t(`one.${kind}`), context, signedIn ? t('hasSignedIn') : null].filter(Boolean).join(' · ')}
        </small>
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{t(`reason.${reason}`)}</li>
        ))}
      </ul>
    </li>
  );
}
