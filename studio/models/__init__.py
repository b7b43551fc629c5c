"""The pose models: BlazePose's files, put into the bundles that MediaPipe loads."""
