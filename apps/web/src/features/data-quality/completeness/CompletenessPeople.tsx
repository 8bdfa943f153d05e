import type { CardKind, Completeness, CompletenessPeople as People } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { capitalized } from '../../../platform/text/names.ts';
import figures from '../../registry/figures/Figures.module.css';
import { PurposeChooser, type Purpose } from '../../registry/figures/PurposeChooser.tsx';
import '../../registry/people/card/card.words.ts';
import type { CompletenessAddress, Report } from './completeness-address.ts';
import { completenessPeopleQuery, slipsAddress } from './completeness.api.ts';
import './completeness.words.ts';
import classes from './Completeness.module.css';
import type { CompletenessReader } from './CompletenessScreen.tsx';
import { Finding } from './Finding.tsx';

type Props = {
  organizationId: number;
  report: Report;
  kind: CardKind | undefined;
  address: CompletenessAddress;
  reader: CompletenessReader;
  completeness: Completeness;
  onAddress: (address: CompletenessAddress) => void;
};

/** The cards of an organization that are not filled, or have findings; its own staff goes on to the card. */
export function CompletenessPeople({
  organizationId,
  report,
  kind,
  address,
  reader,
  completeness: { parts, cards, filled, missing, findings },
  onAddress,
}: Props) {
  const { t } = useTranslation(['completeness', 'card']);
  const [purpose, setPurpose] = useState<Purpose | undefined>();
  const isOfFindings = report === 'findings';
  const query = useInfiniteQuery(
    completenessPeopleQuery(
      {
        organizationId,
        list: isOfFindings ? 'doubtful' : 'unfilled',
        ...(kind && { kind }),
        ...(address.class && { classGroupId: address.class }),
        ...(address.field && !isOfFindings && { field: address.field }),
        ...(address.finding && isOfFindings && { finding: address.finding }),
        ...(purpose && { purpose }),
      },
      JSON.stringify([cards, filled, missing, findings]),
    ),
  );
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const className = parts.find(({ level, id }) => level === 'class' && id === address.class)?.name;
  const narrowedTo = isOfFindings
    ? address.finding && t(`finding.${address.finding}`)
    : address.field && capitalized(t(`card:missing.${address.field}`));
  const { class: _class, field: _field, finding: _finding, ...whole } = address;
  return (
    <section className={figures['people']} aria-labelledby="completeness-people">
      <header>
        <h2 id="completeness-people">
          {[t(isOfFindings ? 'doubtfulPeople' : 'people'), className, narrowedTo].filter(Boolean).join(' · ')}
        </h2>
        {className || narrowedTo ? (
          <Button variant="subtle" size="sm" onClick={() => onAddress(whole)}>
            {t('allPeople')}
          </Button>
        ) : null}
        {reader.isCoordinator ? <PurposeChooser purpose={purpose} onPurpose={setPurpose} /> : null}
      </header>
      {!reader.isCoordinator && !isOfFindings && kind && filled < cards ? (
        <BulkActions kind={kind} classGroupId={address.class} />
      ) : null}
      {query.isPending ? (
        <ListSkeleton rows={5} height="3.25rem" />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : people.length === 0 ? (
        <p className={figures['soft']}>{t(isOfFindings ? 'noFindingsHere' : 'nobodyHere')}</p>
      ) : (
        <ul>
          {people.map((person) => (
            <Person
              key={`${person.kind} ${person.personId}`}
              person={person}
              reader={reader}
              isOfFindings={isOfFindings}
            />
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

type BulkProps = { kind: CardKind; classGroupId: number | undefined };

/** What is done for all that are listed: a file to fill in, and slips for the families. */
function BulkActions({ kind, classGroupId }: BulkProps) {
  const { t } = useTranslation('completeness');
  const update = new URLSearchParams({ kind, only: 'unfilled' });
  if (classGroupId) update.set('classGroupId', String(classGroupId));
  return (
    <div className={classes['bulk']}>
      <Button
        component="a"
        href={`/batch-update?${update}`}
        variant="default"
        size="sm"
        leftSection={<IconFileSpreadsheet aria-hidden size={16} />}
      >
        {t('toUpdate')}
      </Button>
      {kind === 'employee' ? null : (
        <Button
          component="a"
          href={slipsAddress(kind, classGroupId)}
          target="_blank"
          rel="noopener"
          variant="default"
          size="sm"
          leftSection={<IconPrinter aria-hidden size={16} />}
        >
          {t('toSlips')}
        </Button>
      )}
    </div>
  );
}

type PersonProps = { person: People['people'][number]; reader: CompletenessReader; isOfFindings: boolean };

function Person({ person, reader, isOfFindings }: PersonProps) {
  const { t } = useTranslation(['completeness', 'card']);
  const { personId, kind, displayName, context, missing, findings } = person;
  return (
    <li data-findings={isOfFindings}>
      <p>
        {reader.isCoordinator ? (
          <strong>{displayName}</strong>
        ) : (
          <Link to="/cards" search={{ card: personId, kind }}>
            {displayName}
          </Link>
        )}
        <small>{[t(`one.${kind}`), context].filter(Boolean).join(' · ')}</small>
      </p>
      {isOfFindings ? (
        <div className={classes['findings']}>
          {findings.map((finding) => (
            <Finding key={finding.code} personId={personId} finding={finding} mayAccept={reader.mayAccept} />
          ))}
        </div>
      ) : (
        <ul aria-label={t('lacks')}>
          {missing.map(({ field, weight }) => (
            <li key={field} data-weight={weight}>
              {capitalized(t(`card:missing.${field}`))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
