import { Body, Controller, Get, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { id, type Role, type StoredDocument, storedDocument } from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, Gate, ServeFile, StreamsAnyBody, type TakenFile } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AddDocument } from './add-document.js';
import { FindDocument } from './find-document.js';
import { KeepApproval } from './keep-approval.js';

const readers: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];
const fileName = z.string().min(1).max(500);

/** Documents of a purchase, and of boards that approved a commitment. The file itself is the body, its name stands in the address. */
@Controller('v1/joint-purchases')
export class DocumentsController {
  constructor(
    private readonly documents: AddDocument,
    private readonly approvals: KeepApproval,
    private readonly places: FindDocument,
    private readonly files: ServeFile,
  ) {}

  @Post(':id/documents')
  @Gate('id')
  @Access({ roles: ['buyer'] })
  @StreamsAnyBody()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answer(storedDocument, 201)
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Query('name', { schema: fileName }) name: string,
    @Body() file: TakenFile | undefined,
  ): Promise<StoredDocument> {
    return this.documents.execute(actor, jointPurchaseId, name, file);
  }

  @Get(':id/documents/:fileId')
  @Access({ roles: readers })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    await this.places.ofPurchase(actor, jointPurchaseId, fileId);
    return this.files.execute(actor, fileId, reply);
  }

  @Post(':id/commitment/documents')
  @Access({ roles: ['purchasing-officer'] })
  @StreamsAnyBody()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answer(storedDocument, 201)
  keep(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Query('name', { schema: fileName }) name: string,
    @Body() file: TakenFile | undefined,
  ): Promise<StoredDocument> {
    return this.approvals.execute(actor, jointPurchaseId, name, file);
  }

  @Get(':id/commitment/documents/:fileId')
  @Access({ roles: ['buyer', 'purchasing-officer', 'district-admin'] })
  async approval(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    await this.places.ofCommitment(actor, jointPurchaseId, fileId);
    return this.files.execute(actor, fileId, reply);
  }
}
