import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Logger, Param, Post, Put, Sse } from '@nestjs/common';
import { interval, map, type Observable } from 'rxjs';
import { z } from 'zod';
import { Access, type Actor, Answer, type Caller, CurrentActor, FileBody } from '../../src/index.js';
import { WriteNote } from './write-note.js';

const note = z.object({ noteId: z.uuid(), words: z.string() }).meta({ id: 'Note' });
const noteBody = z.object({ words: z.string().min(1), slowMs: z.int().max(5_000).default(0) }).meta({ id: 'WriteNote' });
const me = z.object({ personId: z.string().nullable(), email: z.string(), organisationId: z.string().nullable() });

@Controller('v1')
export class NotesController {
  private readonly logger = new Logger('Notes');

  constructor(private readonly notes: WriteNote) {}

  @Post('notes')
  @Access({ roles: ['buyer', 'purchasing-officer'] })
  @Answer(note, 201)
  async write(@CurrentActor() actor: Actor, @Body({ schema: noteBody }) body: z.infer<typeof noteBody>): Promise<unknown> {
    const written = await this.notes.write(actor, body.words);
    await pause(body.slowMs);
    return written;
  }

  @Put('notes/:noteId')
  @Access({ roles: ['buyer', 'purchasing-officer'] })
  @Answer(note)
  async change(
    @CurrentActor() actor: Actor,
    @Param('noteId', { schema: z.uuid() }) noteId: string,
    @Body({ schema: noteBody }) body: z.infer<typeof noteBody>,
  ): Promise<unknown> {
    return this.notes.change(actor, noteId, body.words);
  }

  @Get('notes')
  @Access({ roles: ['buyer', 'purchasing-officer'] })
  @Answer(note, 200, { list: true })
  async list(@CurrentActor() actor: Actor): Promise<unknown> {
    return this.notes.all(actor);
  }

  @Post('files')
  @Access({ roles: ['buyer'] })
  @Answer(note, 201)
  async file(@CurrentActor() actor: Actor, @FileBody() file: Readable): Promise<unknown> {
    return this.notes.write(actor, await text(file));
  }

  @Get('me')
  @Access('signed-in')
  @Answer(me)
  async me(@CurrentActor() caller: Caller): Promise<unknown> {
    return caller;
  }

  @Get('context')
  @Access('anyone')
  async context(): Promise<unknown> {
    this.logger.log('asked for the context');
    return this.notes.context();
  }

  @Sse('stream')
  @Access('anyone')
  stream(): Observable<{ data: string }> {
    return interval(20).pipe(map((count) => ({ data: `tick ${count}` })));
  }

  @Get('failure')
  @Access('anyone')
  async failure(): Promise<never> {
    throw new Error('the database password is hunter2');
  }
}
