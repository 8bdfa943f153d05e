import * as contract from '@gorodok/contract';
import { Value } from 'typebox/value';
import type { AnswerName } from './request.ts';

const schemas = { ...contract };

/** Development only: an answer that breaks the contract should be noticed by us before a school notices it. */
export function checkAnswer(name: AnswerName, value: unknown, path: string): void {
  const schema = schemas[name];
  if (Value.Check(schema, value)) return;
  const [first] = Value.Errors(schema, value);
  throw new TypeError(`The answer of ${path} is no ${name}: ${first?.instancePath} ${first?.message}`);
}
