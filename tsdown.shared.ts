import { defineConfig, type UserConfig } from "tsdown";

/** What a package says of its own build. */
export interface LibraryOptions extends Omit<UserConfig, "outputOptions"> {
  readonly outputOptions?: Extract<UserConfig["outputOptions"], { readonly banner?: unknown }>;
}

/** One ESM file and one declaration file per public entry, with source maps; runs wherever `fetch` and web streams do. */
export function libraryBuild(
  entry: Record<string, string>,
  { outputOptions, ...options }: LibraryOptions = {},
): UserConfig {
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
    // The sources are beside them in every package.
    outputOptions: { sourcemapExcludeSources: true, ...outputOptions },
  });
}
