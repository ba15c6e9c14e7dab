import preset from '../jest.preset.mjs';

// Sources here run as they stand, so their imports end in `.ts`, and some ask for their own address.
export default preset;
