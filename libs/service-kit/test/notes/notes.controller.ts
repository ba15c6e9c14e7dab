import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Logger, Param, Post, Put, Query, Res, Sse, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { interval, map, type Observable } from 'rxjs';
import { z } from 'zod';
import {
  Access,
  type Actor,
  Answer,
  type Caller,
  CurrentActor,
  FileBody,
  Gate,
  ServeFile,
  StoreFile,
  StreamsAnyBody,
  type TakenFile,
} from '../../src/index.js';
import { WriteNote } from './write-note.js';

const note = z.object({ noteId: z.uuid(), words: z.string() }).meta({ id: 'Note' });
const noteBody = z.object({ words: z.string().min(1), slowMs: z.int().max(5_000).default(0) }).meta({ id: 'WriteNote' });
const me = z.object({ personId: z.string().nullable(), email: z.string(), organisationId: z.string().nullable() });

const attachment = z
  .object({ fileId: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.int(), sha256: z.string() })
  .meta({ id: 'Attachment' });

@Controller('v1')
export class NotesController {
  private readonly logger = new Logger('Notes');

  constructor(
    private readonly notes: WriteNote,
    private readonly storeFile: StoreFile,
    private readonly serveFile: ServeFile,
  ) {}

  @Post('notes')
  @Access({ roles: ['buyer', 'purchasing-officer'] })
  @Answer(note, 201)
  async write(@CurrentActor() actor: Actor, @Body({ schema: noteBody }) body: z.infer<typeof noteBody>): Promise<unknown> {
    const written = await this.notes.write(actor, body.words);
    await pause(body.slowMs);
    return written;
  }

  @Put('notes/:noteId')
  @Gate('noteId')
  @Access({ roles: ['buyer', 'purchasing-officer'] })
  @Answer(note)
  async change(
    @CurrentActor() actor: Actor,
    @Param('noteId', { schema: z.uuid() }) noteId: string,
    @Body({ schema: noteBody }) body: z.infer<typeof noteBody>,
  ): Promise<unknown> {
    const changed = await this.notes.change(actor, noteId, body.words);
    await pause(body.slowMs);
    return changed;
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

  @Post('attachments')
  @Access({ roles: ['buyer'] })
  @StreamsAnyBody()
  @Answer(attachment, 201)
  async attach(
    @CurrentActor() actor: Actor,
    @Query('name', { schema: z.string().min(1).max(500) }) name: string,
    @Body() file: TakenFile | undefined,
  ): Promise<unknown> {
    return this.storeFile.execute(actor, name, file);
  }

  @Get('attachments/:fileId')
  @Access({ roles: ['buyer'] })
  async attachment(
    @CurrentActor() actor: Actor,
    @Param('fileId', { schema: z.uuid() }) fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.serveFile.execute(actor, fileId, reply);
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
