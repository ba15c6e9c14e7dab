import { Injectable } from '@nestjs/common';
import { createAggregate, currentContext, lockAggregate, type MessageContext } from '@tributary/messaging';
import { type Actor, Audit, RuleBroken, Transactions } from '../../src/index.js';
import { Note } from './note.entity.js';

/** A use case like any other, with a rule: a note may not say "refuse". */
@Injectable()
export class WriteNote {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async write(actor: Actor, words: string): Promise<Note> {
    return this.transactions.asRequest(actor, async (tx) => {
      const note = tx.manager.create(Note, { noteId: crypto.randomUUID(), organisationId: actor.organisationId, words });
      await createAggregate(tx, note.noteId);
      await tx.manager.insert(Note, note);
      await this.audit.record(tx, { aggregateId: note.noteId, action: 'note-written', actor, facts: { letters: words.length } });
      if (words.includes('refuse'))
        throw new RuleBroken('note.refused', { field: 'words', detail: 'Say something else.', letters: words.length });
      return note;
    });
  }

  async change(actor: Actor, noteId: string, words: string): Promise<Note> {
    return this.transactions.asRequest(actor, async (tx) => {
      await lockAggregate(tx, noteId);
      const note = await tx.manager.findOneBy(Note, { noteId });
      if (!note) throw new RuleBroken('not-found');
      note.words = words;
      return tx.manager.save(note);
    });
  }

  async all(actor: Actor): Promise<Note[]> {
    return this.transactions.asRequest(actor, (tx) => tx.manager.find(Note));
  }

  /** What an event of this request would carry. */
  context(): MessageContext {
    return currentContext();
  }
}
