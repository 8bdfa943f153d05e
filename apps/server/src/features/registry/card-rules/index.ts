export { missingOf, type CardGaps } from './card-gaps.ts';
export { cardRuleRoutes } from './card-rule.routes.ts';
export { withDraftRules } from './card-rule.service.ts';
