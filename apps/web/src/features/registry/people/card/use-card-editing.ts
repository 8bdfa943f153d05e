import type { Card, CardKind } from '@gorodok/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { readDraft, writeDraft } from '../../../../platform/drafts/drafts.ts';
import { ProblemError } from '../../../../platform/http/problem-error.ts';
import {
  draftOf,
  isChanged,
  rebase,
  same,
  saveOf,
  takeTheirs,
  type CardContent,
  type CardDraft,
  type Conflict,
} from './card-draft.ts';
import { cardQuery, putCard } from './card.api.ts';
import { hasFaults, remarksOn } from './card-faults.ts';

interface Editing {
  /** The card as it was when editing began, or was last brought up to date. */
  base: CardContent;
  draft: CardDraft;
  conflicts: readonly Conflict[];
  /** When the draft was typed, if it was left from before. */
  restoredAt: string | null;
}

type KeptDraft = { at: string; base: CardContent; draft: CardDraft };

const contentOf = ({ fields, documents, contacts, employment }: CardContent): CardContent => ({
  fields,
  documents,
  contacts,
  employment,
});

const fresh = (card: Card): Editing => ({
  base: contentOf(card),
  draft: draftOf(card),
  conflicts: [],
  restoredAt: null,
});

/** Brings what is typed over to the card as it is now. Conflicts that are still open stay open. */
function broughtOver(editing: Editing, card: Card): Editing {
  const theirs = contentOf(card);
  if (same(editing.base, theirs)) return editing;
  const { draft, conflicts } = rebase(editing.base, theirs, editing.draft);
  const open = editing.conflicts.filter(
    ({ place }) => !conflicts.some((conflict) => conflict.place === place),
  );
  return { ...editing, base: theirs, draft, conflicts: [...open, ...conflicts] };
}

function restored(name: string, card: Card): Editing {
  const kept = readDraft(name) as KeptDraft | null; // written by this very file
  if (!kept?.base || !isChanged(kept.base, kept.draft)) return fresh(card);
  const editing = { base: kept.base, draft: kept.draft, conflicts: [], restoredAt: kept.at };
  return broughtOver(editing, card);
}

/** A card while it is edited: the draft survives a closed tab, the last save can be taken back, nothing of others is overwritten. */
export function useCardEditing(kind: CardKind, card: Card) {
  const queryClient = useQueryClient();
  const id = card.personId;
  const name = `card.${kind}.${id}`;
  const [editing, setEditing] = useState(() => restored(name, card));
  const [undoable, setUndoable] = useState<CardDraft | null>(null);
  const [seen, setSeen] = useState(card);
  if (card !== seen) {
    setSeen(card);
    setEditing(broughtOver(editing, card));
  }

  const { base, draft, conflicts, restoredAt } = editing;
  const changed = isChanged(base, draft);
  useEffect(() => {
    const kept: KeptDraft = { at: restoredAt ?? new Date().toISOString(), base, draft };
    writeDraft(name, changed ? kept : null);
  }, [name, changed, base, draft, restoredAt]);

  const remarks = useMemo(() => remarksOn(draft, card.today), [draft, card.today]);
  const saving = useMutation({
    mutationFn: (wished: CardDraft) => putCard(kind, id, saveOf(base, wished)),
    onSuccess: async (saved) => {
      setUndoable(draftOf(base));
      queryClient.setQueryData(cardQuery(kind, id).queryKey, saved);
      setEditing(fresh(saved));
      await queryClient.invalidateQueries({ queryKey: ['cards'] });
      queryClient.removeQueries({ queryKey: ['card-history', kind, id] });
    },
    onError: async (error) => {
      // Somebody was quicker: his card is fetched, and what is typed here is brought over to it.
      if (error instanceof ProblemError && error.code === 'card.changed_meanwhile')
        await queryClient.invalidateQueries({ queryKey: cardQuery(kind, id).queryKey });
    },
  });

  const change = (next: (current: CardDraft) => CardDraft) => {
    setUndoable(null);
    setEditing((current) => ({ ...current, draft: next(current.draft) }));
  };
  const settle = (conflict: Conflict, choice: 'theirs' | 'yours') =>
    setEditing((current) => ({
      ...current,
      draft: choice === 'theirs' ? takeTheirs(current.base, current.draft, conflict.place) : current.draft,
      conflicts: current.conflicts.filter(({ place }) => place !== conflict.place),
    }));
  const mayBeSaved = changed && conflicts.length === 0 && !hasFaults(remarks) && !saving.isPending;
  return {
    draft,
    changed,
    conflicts,
    remarks,
    restoredAt: changed ? restoredAt : null,
    change,
    settle,
    revert: () => setEditing(fresh(card)),
    save: () => (mayBeSaved ? saving.mutate(draft) : undefined),
    saving,
    mayBeSaved,
    undo: undoable && !changed ? () => saving.mutate(undoable) : null,
  };
}

export type CardEditing = ReturnType<typeof useCardEditing>;
