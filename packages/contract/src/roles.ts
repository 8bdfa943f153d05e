import type { Static } from 'typebox';
import { OneOf } from './primitives.ts';

/** Every role of the product; the labels users know stand in the glossary. */
export const roles = [
  'student',
  'guardian',
  'teacher',
  'class_teacher',
  'deputy_head',
  'director',
  'school_admin',
  'municipal_coordinator',
  'regional_coordinator',
  'operator',
] as const;
export const Role = OneOf(roles);
export type Role = Static<typeof Role>;
