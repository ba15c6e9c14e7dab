import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { NotesModule } from '../../test/notes/notes.module.js';
import { openApi } from './openapi.js';
import { schemaConverter } from './schemas.js';

describe('the OpenAPI document of a service', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    const app = await NestFactory.create(NotesModule, new FastifyAdapter(), { preview: true, logger: false });
    document = openApi(app, 'notes', 'Notes');
  });

  it('is OpenAPI 3.1, and leaves out what is not for callers', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/v1/notes',
      '/v1/notes/{noteId}',
      '/v1/files',
      '/v1/attachments',
      '/v1/attachments/{fileId}',
      '/v1/me',
      '/v1/context',
      '/v1/stream',
      '/v1/failure',
    ]);
  });

  it('says of a write who may call it, which headers it takes and how it answers', () => {
    const operation = document.paths['/v1/notes']?.post;
    expect(operation).toMatchObject({
      operationId: 'notesWrite',
      'x-access': { roles: ['buyer', 'purchasing-officer'] },
      security: [{ bearer: [] }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/WriteNote' } } } },
      responses: {
        201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
        default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(operation?.parameters).toEqual([
      expect.objectContaining({ name: 'tributary-organisation', in: 'header', required: true }),
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    ]);
  });

  it('asks a route for anyone for nothing', () => {
    const operation = document.paths['/v1/context']?.get;
    expect(operation?.security).toBeUndefined();
    expect(operation?.parameters).toEqual([]);
  });

  it('has unique operation ids and no component without a definition', () => {
    const ids = Object.values(document.paths).flatMap((item) => [item.get, item.post, item.put].flatMap((one) => one?.operationId ?? []));
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(named));
  });
});

describe('a schema in OpenAPI', () => {
  it('forbids an answer no further fields', () => {
    expect(schemaConverter()(z.object({ a: z.string() }), { schemaType: 'output' })?.schema).toEqual({
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
    });
  });

  it('cannot give one name to two shapes', () => {
    const convert = schemaConverter();
    const named = z.object({ limit: z.int().default(50) }).meta({ id: 'Named' });
    convert(named, { schemaType: 'input' });
    expect(() => convert(named, { schemaType: 'output' })).toThrow('Named');
  });
});
