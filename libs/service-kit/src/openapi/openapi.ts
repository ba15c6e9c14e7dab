import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problem } from '@tributary/contracts';
import type { AccessRule } from '../access/access.js';
import { ORGANISATION } from '../access/acting-organisation.rules.js';
import { WRITES } from '../web/idempotency.js';
import { schemaConverter } from './schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & {
  readonly 'x-access'?: AccessRule;
  readonly 'x-changes-nothing'?: true;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI 3.1 document of an app's controllers, with what every route has: sign-in, headers, problem+json. */
export function openApi(app: INestApplication, service: string, title: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion('1')
    .addServer(`/api/${service}`)
    .addBearerAuth()
    .build();
  const convert = schemaConverter();
  const document = SwaggerModule.createDocument(app, config, { standardSchemaConverter: convert, operationIdFactory });
  const problemSchema = convert(problem, { schemaType: 'output' });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...problemSchema?.components } };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) complete(method, item[method]);
  }
  return document;
}

/** `JointPurchasesController.one` → `jointPurchasesOne`: unique, as class names are. */
function operationIdFactory(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

function complete(method: string, operation: Operation | undefined): void {
  if (!operation) return;
  const access = operation['x-access'];
  operation.responses['default'] = {
    description: 'A problem, with a stable code.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  if (access === undefined || access === 'anyone') return;
  operation.security = [{ bearer: [] }];
  const takesKey = WRITES.includes(method.toUpperCase()) && !operation['x-changes-nothing'];
  const headers = [organisationHeader(access), ...(takesKey ? [idempotencyHeader] : [])];
  operation.parameters = [...(operation.parameters ?? []), ...headers];
}

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: true,
  description: 'A new UUID for each write. The same key and body get the same answer for 7 days, and have one effect.',
  schema: { type: 'string' as const, maxLength: 200 },
};

function organisationHeader(access: AccessRule): typeof idempotencyHeader & { readonly schema: object } {
  return {
    name: ORGANISATION,
    in: 'header',
    required: access !== 'signed-in',
    description: 'The organization that the request acts for. On event streams and downloads it may be a query parameter instead.',
    schema: { type: 'string', maxLength: 36 },
  };
}
