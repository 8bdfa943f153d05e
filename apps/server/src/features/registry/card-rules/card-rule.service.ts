import type { CardRule, CardRules, CardRuleVersion, NewCardRules } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { areSameRules, judgeRules } from './card-rule.policy.ts';
import { cardRuleRepository } from './card-rule.repository.ts';

/** What cards have to say. Every change is a new version; going back is a new version with the rules of an old one. */
export const cardRuleService = ({ kysely }: Database) => ({
  read: (): Promise<CardRules> => readRules(kysely),

  async readVersion(id: number): Promise<CardRuleVersion> {
    const version = await cardRuleRepository(kysely).findVersion(id);
    if (!version) throw new AppError('not_found', 'card_rules.not_found');
    return version;
  },

  apply: (actor: Actor, wanted: NewCardRules): Promise<CardRules> =>
    kysely.transaction().execute(async (transaction) => {
      const note = wanted.note.trim();
      requireSoundRules(wanted.rules, note === '' ? [{ field: '/note', code: 'field_required' }] : []);
      const rules = cardRuleRepository(transaction);
      const latest = await rules.lockLatest();
      if (latest !== wanted.basedOnId) throw new AppError('conflict', 'card_rules.changed_meanwhile');
      if (wanted.restoresVersionId !== null && !(await rules.findVersion(wanted.restoresVersionId)))
        throw new AppError('not_found', 'card_rules.not_found');
      if (areSameRules(await rules.listRules(latest), wanted.rules))
        throw new AppError('conflict', 'card_rules.nothing_changed');
      const id = await rules.addVersion(actor, { ...wanted, note });
      await recordAudit(transaction, actor, {
        action: 'card_rules.applied',
        subject: { kind: 'card_rule_version', id },
        details: { rules: wanted.rules.length, restores: wanted.restoresVersionId },
      });
      return readRules(transaction);
    }),
});

/** Refuses rules that contradict each other, every fault at once. */
export function requireSoundRules(
  rules: readonly CardRule[],
  further: readonly { field: string; code: string }[] = [],
): void {
  const faults = [...further, ...judgeRules(rules)];
  if (faults.length > 0) throw new AppError('invalid', 'input_invalid', faults);
}

async function readRules(db: Queryable): Promise<CardRules> {
  const rules = cardRuleRepository(db);
  const versions = await rules.listVersions();
  const [latest] = versions;
  if (!latest) throw new Error('The migration makes the first version, and none is ever removed.');
  return { inForce: { ...latest, rules: await rules.listRules(latest.id) }, versions };
}

/**
 * Tries rules out: they are in force inside a transaction that is taken back, so what is read there is what applying them would
 * lead to.
 */
export async function withDraftRules<Result>(
  { kysely }: Database,
  actor: Actor,
  rules: readonly CardRule[],
  read: (transaction: Queryable, versionId: number) => Promise<Result>,
): Promise<Result> {
  requireSoundRules(rules);
  const transaction = await kysely.startTransaction().execute();
  try {
    const draft = { note: 'draft', restoresVersionId: null, rules };
    const versionId = await cardRuleRepository(transaction).addVersion(actor, draft);
    return await read(transaction, versionId);
  } finally {
    await transaction.rollback().execute();
  }
}
