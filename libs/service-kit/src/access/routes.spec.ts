import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WebModule } from '../web/web.module.js';
import { Access } from './access.js';
import { declaredRoutes, requireAccessRules } from './routes.js';

@Controller('doors')
class DoorsController {
  @Get()
  @Access('signed-in')
  list(): void {}

  @Get(':doorId')
  forgotten(): void {}

  @Post()
  alsoForgotten(): void {}

  notARoute(): void {}
}

@Controller('windows')
@Access({ roles: ['buyer'] })
class WindowsController {
  @Get()
  list(): void {}

  @Post()
  @Access('anyone')
  open(): void {}
}

@Module({ imports: [WebModule.forRoot()], controllers: [DoorsController, WindowsController] })
class HouseModule {}

@Module({ imports: [WebModule.forRoot()], controllers: [WindowsController] })
class SafeModule {}

const preview = (module: Type) => NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });

describe('who may call a route', () => {
  it('must be said of every one: those that say nothing are named', async () => {
    const app = await preview(HouseModule);
    expect(() => requireAccessRules(app)).toThrow(/: DoorsController\.forgotten, DoorsController\.alsoForgotten\.$/);
  });

  it('is said by the controller where the route says nothing else', async () => {
    const app = await preview(SafeModule);
    requireAccessRules(app);
    expect(declaredRoutes(app)).toEqual(
      expect.arrayContaining([
        { name: 'WindowsController.list', access: { roles: ['buyer'] } },
        { name: 'WindowsController.open', access: 'anyone' },
        { name: 'HealthController.ready', access: 'anyone' },
      ]),
    );
  });
});
