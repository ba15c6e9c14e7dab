import { Module } from '@nestjs/common';
import { Service } from '../options.js';
import { FileScanner } from './file-scanner.js';
import { FileStore } from './file-store.js';
import { FileSweep } from './file-sweep.js';
import { openFileStore } from './open-file-store.js';
import { ServeFile } from './serve-file.js';
import { StoreFile } from './store-file.js';

/** For a service that keeps files: its first migration runs `fileTables`, its settings say where. Gives StoreFile and ServeFile. */
@Module({
  providers: [
    { provide: FileStore, inject: [Service], useFactory: ({ name, settings }: Service) => openFileStore(name, settings) },
    { provide: FileScanner, inject: [Service], useFactory: ({ settings }: Service) => new FileScanner(settings.FILE_SCANNER) },
    StoreFile,
    ServeFile,
    FileSweep,
  ],
  exports: [StoreFile, ServeFile],
})
export class FilesModule {}
