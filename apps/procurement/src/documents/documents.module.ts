import { Module } from '@nestjs/common';
import { FilesModule } from '@tributary/service-kit';
import { AddDocument } from './add-document.js';
import { DocumentsController } from './documents.controller.js';
import { FindDocument } from './find-document.js';
import { KeepApproval } from './keep-approval.js';

@Module({ imports: [FilesModule], controllers: [DocumentsController], providers: [AddDocument, FindDocument, KeepApproval] })
export class DocumentsModule {}
