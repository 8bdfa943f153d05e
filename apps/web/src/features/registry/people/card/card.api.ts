import type {
  Card,
  CardHistoryQuery,
  CardKind,
  CardSave,
  GuardianLink,
  NewConsent,
  NewEmployee,
  NewGuardian,
} from '@gorodok/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../../platform/http/request.ts';

/** One card. Reading it is recorded, so it is read when someone opens it and not before. */
export const cardQuery = (kind: CardKind, id: number) =>
  queryOptions({
    queryKey: ['card', kind, id],
    queryFn: ({ signal }) => ask('Card', 'GET', `/cards/${kind}/${id}`, { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const putCard = (kind: CardKind, id: number, save: CardSave): Promise<Card> =>
  ask('Card', 'PUT', `/cards/${kind}/${id}`, { body: save });

export const postEmployee = (employee: NewEmployee) =>
  ask('NewCard', 'POST', '/cards/employees', { body: employee });

export const postGuardian = (childId: number, guardian: NewGuardian) =>
  ask('NewCard', 'POST', `/cards/student/${childId}/guardians`, { body: guardian });

export const putLink = (guardianshipId: number, was: GuardianLink, now: GuardianLink) =>
  tell('PUT', `/guardianships/${guardianshipId}`, { body: { was, now } });

/** Pages of who changed the card, or who opened it, the latest first. */
export const historyQuery = (kind: CardKind, id: number, part: CardHistoryQuery['part']) =>
  infiniteQueryOptions({
    queryKey: ['card-history', kind, id, part],
    queryFn: ({ pageParam, signal }) =>
      ask(
        'CardHistory',
        'GET',
        `/cards/${kind}/${id}/history?part=${part}${pageParam ? `&before=${pageParam}` : ''}`,
        {
          signal,
        },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

export const consentsQuery = (kind: CardKind, id: number) =>
  queryOptions({
    queryKey: ['consents', kind, id],
    queryFn: ({ signal }) => ask('ConsentList', 'GET', `/cards/${kind}/${id}/consents`, { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const postConsent = (kind: CardKind, id: number, consent: NewConsent) =>
  ask('ConsentList', 'POST', `/cards/${kind}/${id}/consents`, { body: consent });

export const withdrawConsent = (kind: CardKind, id: number, consentId: number) =>
  ask('ConsentList', 'POST', `/cards/${kind}/${id}/consents/${consentId}/withdrawal`);

/** Where the filled-in form is printed from. */
export const consentFormAddress = (
  kind: CardKind,
  id: number,
  purpose: NewConsent['purpose'],
  representativeId: number | null,
): string =>
  `/api/cards/${kind}/${id}/consents/form?purpose=${purpose}${representativeId === null ? '' : `&representativeId=${representativeId}`}`;

/** Parents and employees of the school by name, without those who are both twice. */
export const findPeople = (search: string) =>
  queryOptions({
    queryKey: ['cards', 'people', search],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        (['guardian', 'employee'] as const).map((kind) =>
          ask('CardList', 'POST', '/cards/search', { body: { kind, search }, signal }),
        ),
      );
      const people = new Map(lists.flatMap(({ cards }) => cards.map((card) => [card.personId, card])));
      return [...people.values()].slice(0, 8);
    },
    enabled: search.length > 1,
    staleTime: 30_000,
  });
