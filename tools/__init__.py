"""What installs, builds and checks the project; standard library only until the packages are there."""
