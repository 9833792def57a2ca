import { defineConfig, type UserConfig } from "tsdown";

/** One ESM file and one declaration file per public entry, with source maps; runs wherever `fetch` and web streams do. */
export function libraryBuild(entry: Record<string, string>, options: UserConfig = {}): UserConfig {
  return defineConfig({
    entry,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    dts: { sourcemap: true },
    sourcemap: true,
    clean: true,
    fixedExtension: false,
    ...options,
  });
}
