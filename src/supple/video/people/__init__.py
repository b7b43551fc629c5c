"""The people of the demonstrator as pictures: read from their glTF files, moved, and drawn without a GPU."""
