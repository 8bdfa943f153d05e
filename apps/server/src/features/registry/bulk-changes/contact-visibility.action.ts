import type { CardContact } from '@gorodok/contract';
import { sql } from 'kysely';
import type { BulkAction } from './bulk-action.ts';

/** «Показывать сотрудникам»: whether colleagues see the phones and addresses of the chosen people. */
export const contactVisibility = (visible: boolean): BulkAction => ({
  audit: { action: 'contacts.visibility_changed', details: { field: 'visible_to_staff', visible } },

  async plan(db, _actor, personIds) {
    const { rows } = await sql<{ id: number; contacts: number; differing: number }>`
      select person.id, count(contact.id)::integer as contacts,
        count(contact.id) filter (where contact.visible_to_staff <> ${visible})::integer as differing
      from unnest(${personIds}::bigint[]) as person (id)
      left join contact on contact.person_id = person.id
      group by person.id order by person.id`.execute(db);
    return {
      changing: rows.filter(({ differing }) => differing > 0).map(({ id }) => id),
      exceptions: [
        { code: 'no_contact', people: rows.filter(({ contacts }) => contacts === 0).length },
        {
          code: 'already_so',
          people: rows.filter(({ contacts, differing }) => contacts > 0 && differing === 0).length,
        },
      ],
    };
  },

  async write(transaction, _actor, personIds) {
    const { rows } = await sql<{ id: number; personId: number; kind: CardContact['kind']; value: string }>`
      update contact set visible_to_staff = ${visible}
      where person_id = any (${personIds}::bigint[]) and visible_to_staff <> ${visible}
      returning id, person_id, kind, value`.execute(transaction);
    return [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, contacts]) => ({
      personId,
      belongsToOrganizationId: null,
      changes: contacts.map(({ id, kind, value }) => ({
        field: 'contact',
        entryId: id,
        was: { kind, value, visibleToStaff: !visible },
        now: { kind, value, visibleToStaff: visible },
      })),
    }));
  },
});
