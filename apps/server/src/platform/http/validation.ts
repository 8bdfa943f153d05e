import type { FieldFault } from '@gorodok/contract';
import type { FastifySchemaCompiler } from 'fastify';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '../errors/app-error.ts';

// Every faulty field is reported at once, also of a long form.
Settings.Set({ maxErrors: 100 });

interface SchemaError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
}

/**
 * Checks bodies as they are (no coercion, no silent removal, unknown fields refused); numbers in paths and query strings are
 * read first, since they can only come as text. Refuses with `input_invalid` and the faults by field.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema);
  return (input: unknown) => {
    const value = httpPart === 'body' ? input : Value.Convert(schema, Value.Clone(input));
    if (check.Check(value)) return { value };
    return { error: new AppError('invalid', 'input_invalid', faultsOf(check.Errors(value))) };
  };
};

const codeOfKeyword: Record<string, string> = {
  type: 'field_type',
  enum: 'field_not_listed',
  const: 'field_not_listed',
  maxLength: 'field_too_long',
  maxItems: 'field_too_long',
  minLength: 'field_too_short',
  minItems: 'field_too_short',
  minimum: 'field_out_of_range',
  maximum: 'field_out_of_range',
  pattern: 'field_format',
};

/** One fault for each field: the first rule that it breaks. Values are not repeated: they may be personal data. */
function faultsOf(errors: readonly SchemaError[]): Omit<FieldFault, 'message'>[] {
  const faults = new Map<string, string>();
  const report = (field: string, code: string) => {
    if (!faults.has(field)) faults.set(field, code);
  };
  for (const { keyword, instancePath, params } of errors) {
    if (keyword === 'required') {
      for (const name of namesIn(params['requiredProperties']))
        report(`${instancePath}/${name}`, 'field_required');
    } else if (keyword === 'additionalProperties' || keyword === 'boolean') {
      const names = namesIn(params['additionalProperties']);
      for (const name of names) report(`${instancePath}/${name}`, 'field_unknown');
      if (names.length === 0) report(instancePath, 'field_unknown');
    } else if (keyword === 'format') {
      report(instancePath, params['format'] === 'date' ? 'field_not_a_date' : 'field_format');
    } else if (keyword !== 'anyOf') {
      report(instancePath || '/', codeOfKeyword[keyword] ?? 'field_format');
    }
  }
  return [...faults].map(([field, code]) => ({ field, code }));
}

const namesIn = (names: unknown): string[] => (Array.isArray(names) ? names.map(String) : []);
