import type {
  AcceptFinding,
  CardKind,
  CardRule,
  CompletenessPeopleQuery,
  NewCardRules,
} from '@gorodok/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, tell } from '../../../platform/http/request.ts';
import type { CompletenessAddress } from './completeness-address.ts';

function parametersOf(kind: CardKind | undefined, { municipality, organization }: CompletenessAddress) {
  const parameters = new URLSearchParams();
  if (kind) parameters.set('kind', kind);
  if (organization) parameters.set('organizationId', String(organization));
  else if (municipality) parameters.set('municipalityId', String(municipality));
  return parameters;
}

/** Asked again every few seconds while changes are being counted. */
export const completenessQuery = (kind: CardKind | undefined, address: CompletenessAddress) => {
  const parameters = parametersOf(kind, address);
  return queryOptions({
    queryKey: ['completeness', parameters.toString()],
    queryFn: ({ signal }) => ask('Completeness', 'GET', `/completeness?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data && (data.waitingSince || data.organizationsToCount > 0) ? 3_000 : false,
  });
};

/** Pages of the cards behind a number; `counted` tells every figure that stands above, so that other figures have another list. */
export const completenessPeopleQuery = (wanted: CompletenessPeopleQuery, counted: string) =>
  infiniteQueryOptions({
    queryKey: ['completeness', 'people', wanted, counted],
    queryFn: ({ pageParam, signal }) =>
      ask('CompletenessPeople', 'POST', '/completeness/people', {
        body: { ...wanted, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const exportAddress = (
  format: 'xlsx' | 'pdf',
  kind: CardKind | undefined,
  address: CompletenessAddress,
): string => {
  const parameters = parametersOf(kind, address);
  parameters.set('format', format);
  return `/api/completeness/export?${parameters}`;
};

export const slipsAddress = (kind: 'student' | 'guardian', classGroupId: number | undefined): string =>
  `/api/completeness/request-slips?kind=${kind}${classGroupId ? `&classGroupId=${classGroupId}` : ''}`;

export const acceptedFindingsQuery = () =>
  queryOptions({
    queryKey: ['completeness', 'accepted'],
    queryFn: ({ signal }) => ask('AcceptedFindings', 'GET', '/accepted-findings', { signal }),
  });

export const acceptFinding = (finding: AcceptFinding): Promise<void> =>
  tell('POST', '/accepted-findings', { body: finding });
export const withdrawAcceptance = (id: number): Promise<void> => tell('DELETE', `/accepted-findings/${id}`);

export const cardRulesQuery = () =>
  queryOptions({
    queryKey: ['card-rules'],
    queryFn: ({ signal }) => ask('CardRules', 'GET', '/card-rules', { signal }),
  });
export const cardRuleVersionQuery = (id: number) =>
  queryOptions({
    queryKey: ['card-rules', id],
    queryFn: ({ signal }) => ask('CardRuleVersion', 'GET', `/card-rules/${id}`, { signal }),
    staleTime: Infinity, // a version is never changed
  });
export const previewRules = (rules: readonly CardRule[]) =>
  ask('CardRulesPreview', 'POST', '/completeness/rules-preview', { body: { rules } });
export const applyRules = (rules: NewCardRules) => ask('CardRules', 'POST', '/card-rules', { body: rules });
