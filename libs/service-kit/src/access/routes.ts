import type { INestApplicationContext, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, type AccessRule } from './access.js';

/** A handler of a controller, and who may call it. */
export interface DeclaredRoute {
  /** `JointPurchasesController.one` */
  readonly name: string;
  readonly access: AccessRule | undefined;
}

/** Throws, naming each route that says nothing of who may call it. Called before a service listens and before it describes itself. */
export function requireAccessRules(app: INestApplicationContext): void {
  const silent = declaredRoutes(app).filter(({ access }) => access === undefined);
  if (silent.length === 0) return;
  throw new Error(`These routes lack @Access, which says who may call them: ${silent.map(({ name }) => name).join(', ')}.`);
}

/** Every route of the app, in the order of its modules. */
export function declaredRoutes(app: INestApplicationContext): DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((one) => [...one.controllers.values()].map(({ metatype }) => metatype as Type));
  return controllers.flatMap(routesOf);
}

function routesOf(controller: Type): DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const handler = prototype[method];
    if (
      !handler ||
      Reflect.getMetadata(PATH_METADATA, handler) === undefined ||
      Reflect.getMetadata(METHOD_METADATA, handler) === undefined
    )
      return [];
    const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as AccessRule | undefined;
    return [{ name: `${controller.name}.${method}`, access }];
  });
}
