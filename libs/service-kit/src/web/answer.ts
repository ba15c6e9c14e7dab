import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * The shape of the route's answer: validated as it leaves, fields that the schema does not know are dropped, and described in OpenAPI.
 * For a bare array pass the schema of one item and `list: true`.
 */
export function Answer(schema: z.ZodType, status = 200, options: { readonly list?: boolean } = {}): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description: '', standardSchema: schema, isArray: options.list ?? false }),
  );
}
