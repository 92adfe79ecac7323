package dev.polyshop.contract.engine;

import java.io.IOException;

/** A program of its own with two run folders and a server in the first; it leaves, or stays until its input ends. */
final class RunFolderProgram {

    private RunFolderProgram() {}

    public static void main(String[] arguments) throws IOException {
        RunFolder folder = RunFolder.open("test");
        ServerProcess.start(folder, RunFolderTest.sleeper(folder));
        RunFolder other = RunFolder.open("test");
        System.out.println(folder.path());
        System.out.println(other.path());
        if (arguments[0].equals("stay")) {
            int end = System.in.read();
            System.exit(end);
        }
    }
}
