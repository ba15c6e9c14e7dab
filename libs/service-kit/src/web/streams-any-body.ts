import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { StreamingConfig } from './streamed-body.js';

/**
 * The route takes a file of whatever kind as its whole body, and its handler gets it whole: `@Body() file: TakenFile | undefined`, undefined
 * where the body is empty. JSON is parsed as ever, and is no file.
 */
export function StreamsAnyBody(): MethodDecorator {
  const config: StreamingConfig = { streamsAnyBody: true };
  const schema = { type: 'string', format: 'binary' };
  return applyDecorators(RouteConfig(config), ApiConsumes('application/octet-stream'), ApiBody({ schema }));
}
