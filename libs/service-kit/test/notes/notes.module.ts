import { Module } from '@nestjs/common';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, FilesModule, ServiceModule, type ServiceSettings } from '../../src/index.js';
import { Note } from './note.entity.js';
import { NotesController } from './notes.controller.js';
import { ForgetPriced, subscriptions } from './subscriptions.js';
import { WriteNote } from './write-note.js';

let current: ServiceSettings | undefined;

/** Gives the module below its settings: a spec has them only once its database is there. */
export function useSettings(settings: ServiceSettings): void {
  current = settings;
}

function settings(): ServiceSettings {
  if (!current) throw new Error('The spec has given no settings.');
  return current;
}

@Module({
  imports: [
    ServiceModule.forRoot({
      service: 'notes',
      settings,
      entities: [Note],
      subscriptions,
      problems: { 'note.refused': { status: 409, title: 'This note is refused' } },
    }),
    FilesModule,
  ],
  controllers: [NotesController],
  providers: [WriteNote, CopyAgency, CopyDistrict, CopyGrant, CopyPerson, ForgetPriced],
})
export class NotesModule {}
