type Method = (...values: never[]) => Promise<unknown>;

/**
 * A feature whose code is loaded the first time one of its methods is called: the pane opens with what its
 * first page needs. A load that failed (the network was away) is tried again at the next call.
 * @param methods the names of what the feature can do.
 */
export function whenUsed<Name extends string, Feature extends Readonly<Record<Name, Method>>>(
  methods: readonly Name[],
  load: () => Promise<Feature>,
): Pick<Feature, Name> {
  let loading: Promise<Feature> | null = null;
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const calls = methods.map(
    (name) => [name, async (...values: never[]) => (await loaded())[name](...values)] as const,
  );
  return Object.fromEntries(calls) as unknown as Pick<Feature, Name>;
}
