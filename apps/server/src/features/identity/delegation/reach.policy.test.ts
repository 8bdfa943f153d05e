import { organizationKinds, roles } from '@gorodok/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  covers,
  fits,
  mayLookAfter,
  refusalOfAppointment,
  rolesGivenBy,
  type Officer,
  type Place,
  type ProposedAppointment,
} from './reach.policy.ts';

const now = 1_000_000;
const school: Place = { organizationId: 10, municipalityId: 1, kinds: ['general'] };
const otherSchool: Place = { organizationId: 11, municipalityId: 2, kinds: ['general'] };
const cityAuthority: Place = { organizationId: 1, municipalityId: 1, kinds: ['education_authority'] };
const ministry: Place = { organizationId: 2, municipalityId: null, kinds: ['education_authority'] };

const operator: Officer = { role: 'operator', place: ministry, validUntil: null };
const region: Officer = { role: 'regional_coordinator', place: ministry, validUntil: null };
const city: Officer = { role: 'municipal_coordinator', place: cityAuthority, validUntil: null };
const administrator: Officer = { role: 'school_admin', place: school, validUntil: null };
const propose = (role: ProposedAppointment['role'], place: Place, validUntil: number | null = null) => ({
  role,
  place,
  validFrom: now,
  validUntil,
});

test('roles go down one hierarchy: region, municipality, organization, staff', () => {
  expect(refusalOfAppointment(operator, propose('regional_coordinator', ministry), now)).toBeNull();
  expect(refusalOfAppointment(region, propose('municipal_coordinator', cityAuthority), now)).toBeNull();
  expect(refusalOfAppointment(city, propose('school_admin', school), now)).toBeNull();
  expect(refusalOfAppointment(administrator, propose('deputy_head', school), now)).toBeNull();
});

test('nobody gives the own role or a higher one, and nobody reaches into the neighbour', () => {
  const refused = 'appointment.role_not_yours_to_give';
  expect(refusalOfAppointment(city, propose('municipal_coordinator', cityAuthority), now)).toBe(refused);
  expect(refusalOfAppointment(administrator, propose('school_admin', school), now)).toBe(refused);
  expect(refusalOfAppointment(region, propose('operator', ministry), now)).toBe(refused);
  const outside = 'appointment.out_of_reach';
  expect(refusalOfAppointment(city, propose('school_admin', otherSchool), now)).toBe(outside);
  expect(refusalOfAppointment(administrator, propose('teacher', otherSchool), now)).toBe(outside);
});

test('a coordinator sits in an authority, an administrator in an organization', () => {
  const unfit = 'appointment.role_does_not_fit';
  expect(refusalOfAppointment(region, propose('municipal_coordinator', school), now)).toBe(unfit);
  expect(refusalOfAppointment(operator, propose('regional_coordinator', cityAuthority), now)).toBe(unfit);
  expect(refusalOfAppointment(region, propose('school_admin', ministry), now)).toBe(unfit);
});

test('whose own role ends gives none that lasts longer, or for ever', () => {
  const leaving = { ...city, validUntil: now + 100 };
  const longer = 'appointment.longer_than_your_own';
  expect(refusalOfAppointment(leaving, propose('school_admin', school, now + 100), now)).toBeNull();
  expect(refusalOfAppointment(leaving, propose('school_admin', school, now + 101), now)).toBe(longer);
  expect(refusalOfAppointment(leaving, propose('school_admin', school), now)).toBe(longer);
});

test("a school's administrator takes nobody over who is more elsewhere", () => {
  const guardian = { role: 'guardian', place: school } as const;
  expect(mayLookAfter(administrator, [guardian])).toBe(true);
  expect(mayLookAfter(administrator, [guardian, { role: 'regional_coordinator', place: ministry }])).toBe(
    false,
  );
  expect(mayLookAfter(administrator, [guardian, { role: 'teacher', place: otherSchool }])).toBe(false);
  expect(mayLookAfter(administrator, [{ role: 'school_admin', place: school }])).toBe(false);
  expect(mayLookAfter(administrator, [])).toBe(false);
  expect(mayLookAfter(region, [guardian, { role: 'teacher', place: otherSchool }])).toBe(true);
  expect(mayLookAfter(operator, [{ role: 'operator', place: ministry }])).toBe(true);
});

const aPlace = fc.record<Place>({
  organizationId: fc.integer({ min: 1, max: 6 }),
  municipalityId: fc.option(fc.integer({ min: 1, max: 3 })),
  kinds: fc.subarray([...organizationKinds], { minLength: 1, maxLength: 2 }),
});
const aTime = fc.integer({ min: now - 50, max: now + 200 });
const anOfficer = fc
  .record<Officer>({ role: fc.constantFrom(...roles), place: aPlace, validUntil: fc.option(aTime) })
  .filter(({ role, place }) => fits(role, place));
const anAppointment = fc.record<ProposedAppointment>({
  role: fc.constantFrom(...roles),
  place: aPlace,
  validFrom: aTime,
  validUntil: fc.option(aTime),
});

test('down any chain of appointments nobody comes to reach further, or longer, than the one who began it', () => {
  fc.assert(
    fc.property(anOfficer, fc.array(anAppointment, { maxLength: 40 }), (first, proposals) => {
      let giver = first;
      for (const proposal of proposals) {
        if (refusalOfAppointment(giver, proposal, now) !== null) continue;
        expect(covers(first, proposal.place)).toBe(true);
        if (first.validUntil !== null)
          expect(proposal.validUntil ?? Infinity).toBeLessThanOrEqual(first.validUntil);
        if (first.role !== 'operator') expect(rolesGivenBy(proposal.role)).not.toContain(first.role);
        giver = proposal;
      }
    }),
    { numRuns: 2000 },
  );
});
