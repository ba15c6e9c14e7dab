import { bootWeb } from '@tributary/service-kit';
import { AppModule } from './app.module.js';
import { settings } from './config.js';
import { registerPlugins, serverOptions } from './plugins.js';

await bootWeb({
  service: 'gateway',
  module: AppModule,
  settings,
  http: serverOptions(settings()),
  plugins: registerPlugins,
  parsesBodies: false,
});
