import {
  IconArrowsLeftRight,
  IconAddressBook,
  IconCalendarOff,
  IconArrowsExchange,
  IconBuildingCommunity,
  IconCalendarCheck,
  IconCalendarEvent,
  IconDoorEnter,
  IconFileSpreadsheet,
  IconKey,
  IconMail,
  IconNotebook,
  IconTable,
  IconUserQuestion,
  IconUserSearch,
  IconUserShield,
} from '@tabler/icons-react';
import type { Section } from './navigation.ts';

/** The sign of each section in the navigation. */
export const sectionIcons: Record<Section['word'], typeof IconTable> = {
  diary: IconNotebook,
  journal: IconTable,
  failures: IconUserQuestion,
  readiness: IconDoorEnter,
  cards: IconAddressBook,
  people: IconUserSearch,
  imports: IconFileSpreadsheet,
  movement: IconArrowsExchange,
  years: IconCalendarEvent,
  openings: IconCalendarCheck,
  organizations: IconBuildingCommunity,
  accounts: IconKey,
  administrators: IconUserShield,
  cutOffs: IconCalendarOff,
  reconciliations: IconArrowsLeftRight,
  outbox: IconMail,
};
